"""Which case a letter or a notice is told to be: letters nobody has labelled, a few lines each, in four languages."""

from __future__ import annotations

import pytest

from poalint import lint_text

LETTERS = [
    ("en", "late-shipment", "Our seller-fulfilled offers were paused: 41 of 690 parcels were handed over after the latest ship date."),
    ("en", "order-defects", "You suspended us because of seven A-to-z claims and two chargebacks in sixty days."),
    ("en", "cancellations", "We cancelled 19 orders ourselves in one week because the lamps were no longer on our shelf."),
    ("en", "tracking", "Your notice says that only 71 % of our parcels carried valid tracking."),
    ("en", "inauthentic", "A buyer doubts that the razor blades are genuine, and you removed the listing as counterfeit."),
    ("en", "used-as-new", "Three buyers were sent an opened coffee machine that we had listed as new."),
    ("en", "intellectual-property", "The listing showed a picture protected by copyright; its owner complained on 3 May."),
    ("en", "restricted-product", "You removed the mosquito spray because it contains a pesticide that is not permitted for sale."),
    ("en", "related-accounts", "My account was closed because it is linked to another seller account, that of my brother."),
    ("en", "review-manipulation", "We put cards into the boxes that promised a voucher for a five-star review."),
    ("en", "verification", "Our verification failed because the name on the utility bill does not match the account."),
    ("en", "drop-shipping", "Some orders were shipped directly to the buyer by a retailer with the retailer's packing slip."),
    ("en", "listing", "Two different chairs stood in one variation family, which is against the variation policy."),
    ("en", "general", "Please look at our account again. We have talked to the team and everything is better now."),
    ("fr", "late-shipment", "Notre taux d'expéditions en retard a atteint 7 % au mois de mai."),
    ("fr", "order-defects", "Vous nous avez suspendus pour un taux de commandes défectueuses de 2 %, dont neuf réclamations A à Z."),
    ("fr", "cancellations", "Nous avons annulé 14 commandes faute de stock, d'où un taux d'annulation de 4 %."),
    ("fr", "tracking", "Notre taux de suivi valide est tombé à 82 % dans la catégorie Jardin."),
    ("fr", "inauthentic", "L'annonce a été retirée, car un acheteur met en doute l'authenticité des piles."),
    ("fr", "used-as-new", "Deux clients ont reçu une lampe usagée, vendue comme neuve."),
    ("fr", "intellectual-property", "Le titulaire de la marque déposée s'est plaint de notre titre."),
    ("fr", "restricted-product", "Vous avez retiré le produit parce qu'il contient un biocide interdit."),
    ("fr", "related-accounts", "Notre compte a été désactivé parce qu'il est lié au compte de mon ancien associé."),
    ("fr", "review-manipulation", "Nous avons offert des bons d'achat en échange d'avis à cinq étoiles."),
    ("fr", "verification", "La vérification a échoué : le justificatif de domicile a été refusé."),
    ("fr", "drop-shipping", "Des commandes sont parties directement du magasin d'un détaillant, avec son bordereau : du drop shipping."),
    ("fr", "listing", "Des produits différents étaient réunis comme variantes d'une même famille."),
    ("fr", "general", "Nous vous prions de bien vouloir revoir notre dossier, tout est maintenant en ordre."),
    ("pl", "late-shipment", "Wskaźnik opóźnionych wysyłek wyniósł u nas 6 % w maju."),
    ("pl", "order-defects", "Zawieszono nas z powodu wskaźnika wadliwych zamówień i czterech roszczeń A-to-z."),
    ("pl", "cancellations", "W jednym tygodniu anulowaliśmy 12 zamówień, bo towaru nie było w magazynie."),
    ("pl", "tracking", "Tylko 80 % naszych paczek miało ważny numer śledzenia."),
    ("pl", "inauthentic", "Usunięto ofertę, bo kupujący uznał żyletki za podróbkę."),
    ("pl", "used-as-new", "Dwóch klientów otrzymało używany ekspres, oferowany jako nowy."),
    ("pl", "intellectual-property", "Właściciel znaku towarowego złożył skargę na tytuł naszej oferty."),
    ("pl", "restricted-product", "Produkt usunięto, bo zawiera niedozwolony składnik i nie ma deklaracji zgodności."),
    ("pl", "related-accounts", "Konto zablokowano, bo jest powiązane z kontem mojego byłego wspólnika."),
    ("pl", "review-manipulation", "Wkładaliśmy do paczek ulotki z bonem w zamian za opinie na pięć gwiazdek."),
    ("pl", "verification", "Weryfikacja konta nie powiodła się, bo adres na rachunku się nie zgadza."),
    ("pl", "drop-shipping", "Część zamówień wysyłał bezpośrednio do klientów inny sklep, czyli był to dropshipping."),
    ("pl", "listing", "Różne krzesła stały w jednej rodzinie wariantów."),
    ("pl", "general", "Prosimy o ponowne rozpatrzenie sprawy, wszystko jest już w porządku."),
    ("zh", "late-shipment", "因5月份迟发率达到7%，我们的自配送权限被停用。"),
    ("zh", "order-defects", "账户因订单缺陷率过高被停用，60天内有九起索赔。"),
    ("zh", "cancellations", "上周我们因缺货取消了12笔订单，配送前取消率超过上限。"),
    ("zh", "tracking", "我们的有效追踪率只有80%，低于要求。"),
    ("zh", "inauthentic", "买家怀疑刀片是假货，商品因真实性投诉被移除。"),
    ("zh", "used-as-new", "两位买家收到用过的咖啡机，而我们是当作新品出售的。"),
    ("zh", "intellectual-property", "商标权利人投诉我们的标题使用了其商标。"),
    ("zh", "restricted-product", "该商品含有禁止使用的农药成分，属于受限商品，因此被下架。"),
    ("zh", "related-accounts", "账户因与我前合伙人的账户有关联而被停用。"),
    ("zh", "review-manipulation", "我们在包裹里放了卡片，用返现换取五星好评。"),
    ("zh", "verification", "身份验证未通过，因为水电费账单上的地址与账户不符。"),
    ("zh", "drop-shipping", "部分订单由零售商直接发给买家，属于违反政策的代发货。"),
    ("zh", "listing", "我们把不同的椅子放进了同一个变体关系。"),
    ("zh", "general", "恳请贵方重新审核我们的账户，一切都已经处理好了。"),
]

NOTICES = {
    "en": "Hello,\n\nYour account has been deactivated.\n{}\n\nPlease send us a plan of action that explains:\n"
    "- the root cause of the issue\n- the actions you have taken\n- the steps you have taken to prevent it\n",
    "fr": "Bonjour,\n\nVotre compte a été désactivé.\n{}\n\nVeuillez nous envoyer un plan d'action qui explique :\n"
    "- la cause du problème\n- les mesures que vous avez prises\n- les mesures de prévention\n",
    "pl": "Dzień dobry,\n\nPaństwa konto zostało dezaktywowane.\n{}\n\nProsimy o przesłanie planu działania, który wyjaśni:\n"
    "- przyczynę problemu\n- podjęte działania\n- kroki zapobiegawcze\n",
    "zh": "您好：\n\n您的账户已被停用。\n{}\n\n请提交行动计划，说明：\n- 问题的根本原因\n- 您已采取的措施\n- 为防止再次发生而采取的步骤\n",
}


@pytest.mark.parametrize(("language", "case", "text"), LETTERS, ids=[f"{language}-{case}" for language, case, _ in LETTERS])
def test_the_case_is_told_from_the_letter(language: str, case: str, text: str) -> None:
    assert lint_text(text, language=language).case == case


KNOWN = [row for row in LETTERS if row[1] != "general"]  # their sentences are no notice's


@pytest.mark.parametrize(("language", "case", "text"), KNOWN, ids=[f"{language}-{case}" for language, case, _ in KNOWN])
def test_the_case_is_told_from_the_notice_in_any_language(language: str, case: str, text: str) -> None:
    letter = "We removed the listing on 3 March and wrote to every buyer. The buyers now have what they paid for."
    assert lint_text(letter, notice=NOTICES[language].format(text)).case == case


def test_the_option_comes_first_then_the_notice() -> None:
    letter = "Our late shipment rate reached 8 % in May."
    notice = NOTICES["en"].format("We received complaints that the product is counterfeit and not authentic.")
    assert lint_text(letter, notice=notice, case="tracking").case == "tracking"
    assert lint_text(letter, notice=notice).case == "inauthentic"
    assert lint_text(letter).case == "late-shipment"


def test_a_word_in_passing_decides_nothing_against_what_the_letter_is_about() -> None:
    letter = (
        "You removed B0CX4TGL82 because two buyers received a used drill that was listed as new.\n\n"
        "Root cause\nReturns went back on the shelf unopened.\n\n"
        "Actions\nWe refunded both. Their invoices, tracking numbers and reviews are attached. One wrote of a negative review."
    )
    assert lint_text(letter).case == "used-as-new"
