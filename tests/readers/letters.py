"""Letters in four languages for the readers' tests; our own writing."""

LETTERS = {
    "en": """Dear Seller Performance Team,

Between 3 and 17 March, 41 of our 602 orders were confirmed late – 6.8 %, against a target of “less than 4 %”. It’s our fault.

1. On 2 March we moved the stock to Leeds and left the handling time at one day.
2. Café and crème orders (£9.50 each) were packed last.

Kind regards,
Anna Naïve-Smith
""",
    "fr": """Madame, Monsieur,

Du 1er au 30 septembre, 41 de nos 603 commandes ont été confirmées après la date prévue. Nous en portons la responsabilité.

1. Cause : le délai de traitement était réglé à un jour, alors que la gravure en prend deux ; c’était une erreur même évidente.
2. Mesures : nous avons remboursé les frais d’expédition (9,50 €) de 41 clients et réglé le délai à trois jours dès le 2 octobre.
3. Prévention : Zoé contrôle chaque lundi à 9 h le taux « expédition en retard ». Œuvre achevée à Liège, où tout a été vérifié.
""",
    "pl": """Szanowni Państwo,

od 3 marca do 1 kwietnia wysłaliśmy po terminie 33 z 516 zamówień (6,4 %). To nasz błąd i bierzemy za niego odpowiedzialność.

1. Przyczyna: czas realizacji pozostał jednodniowy, choć papier schnie 24 godziny.
2. Działania: 2 kwietnia ustawiliśmy czas realizacji na trzy dni i zwróciliśmy 33 klientom koszt przesyłki („przepraszamy”).
3. Zapobieganie: pani Łucja Źrebiec w każdy poniedziałek o 9:00 sprawdza raport; gdy wskaźnik przekroczy 2 %, wstrzymuje sprzedaż.
""",
    "zh": """尊敬的卖家绩效团队：

2024年8月2日至31日，我们共有638个自配送订单，其中60个晚于预计发货日期确认，迟发率为9.4%。我们没有管好发货流程，对此承担全部责任。

一、根本原因
1. 后台处理时间设为1天，而带刻字的木盒实际需要2天。
二、已采取的措施
1. 9月1日把处理时间改为3天，并向60位客户退还了运费。
三、预防措施
1. 王芳每周一上午9点查看迟发报告，超过2%时暂停接单。
""",
    "zh-Hant": """尊敬的賣家績效團隊：

2024年8月2日至31日，我們共有638個自配送訂單，其中60個晚於預計出貨日期確認，遲發率為9.4%。我們沒有管好出貨流程，對此承擔全部責任。

一、根本原因
1. 後台處理時間設為1天，而帶刻字的木盒實際需要2天。
二、已採取的措施
1. 9月1日把處理時間改為3天，並向60位客戶退還了運費。
三、預防措施
1. 王芳每週一上午9點查看遲發報告，超過2%時暫停接單。
""",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ENCODINGS = {
    "en": (*UNICODE, "cp1252"),
    "fr": (*UNICODE, "cp1252"),
    "pl": (*UNICODE, "cp1250", "iso8859-2"),
    "zh": (*UNICODE, "gb18030"),
    "zh-Hant": (*UNICODE, "gb18030", "big5"),
}
PAIRS = [(language, encoding) for language in LETTERS for encoding in ENCODINGS[language]]


def letter(language, encoding):
    """The letter as that encoding can write it: ISO 8859-2 has no typographic quotation marks."""
    text = LETTERS[language]
    return text.translate({ord(mark): '"' for mark in "„”"}) if encoding == "iso8859-2" else text
