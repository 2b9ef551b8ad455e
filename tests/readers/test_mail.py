"""Mail: the readable part, HTML made text, what is quoted from earlier mails told apart."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from poalint import lint_text
from poalint.errors import PoalintError
from poalint.readers import read_bytes
from poalint.readers.history import quoted
from poalint.readers.html import as_text
from poalint.testing import check_reader


def mail(text=None, html=None, date="Thu, 7 Mar 2024 10:00:00 +0100", charset="utf-8"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "notice@marketplace.example", "seller@shop.example", "Your listings"
    if date:
        message["Date"] = date
    if text is not None:
        message.set_content(text, charset=charset)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def test_plain_text_is_taken_before_html_and_the_day_is_kept():
    source = read_bytes(mail("Bonjour,\n\nnous avons supprimé vos offres.\n", "<p>other</p>", charset="iso-8859-1"), "notice.eml")
    assert source.text.strip() == "Bonjour,\n\nnous avons supprimé vos offres."
    assert source.dated == "2024-03-07"
    assert source.format == "mail"
    check_reader(source)


@pytest.mark.parametrize("date", [None, "yesterday", "Thu, 99 Mar 2024 10:00:00"])
def test_a_mail_without_a_day_is_read(date):
    assert read_bytes(mail("Hello", date=date), "a.eml").dated is None


def test_html_becomes_lines_and_list_points():
    html = (
        "<html><head><style>p {color: red}</style><title>no</title></head><body><p>Please send&nbsp;a plan that explains:</p>"
        "<ul><li>The <b>root cause</b></li><li>The steps<br>taken</li></ul><ol><li>one</li><li>two</li></ol>"
        "<div>Bye</div><script>alert(1)</script></body></html>"
    )
    assert as_text(html) == ("Please send\u00a0a plan that explains:\n\n- The root cause\n- The steps\ntaken\n\n1. one\n2. two\n\nBye\n")


def test_html_alone_is_read_and_its_quotation_marked():
    html = (
        "<p>We do not have enough information to reactivate your account. Please send greater detail on the root cause.</p>"
        '<div class="gmail_quote">On 1 May you wrote:<blockquote><p>We sent you our plan.</p></blockquote></div>'
    )
    text = read_bytes(mail(html=html), "a.eml").text
    lines = text.splitlines()
    assert lines[0].startswith("We do not have")
    assert "> On 1 May you wrote:" in lines
    assert "> > We sent you our plan." in lines


ANSWER = "We reviewed your appeal and do not have enough information. Please send greater detail on the root cause of the complaints.\n"


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: seller@shop.example\nSubject: plan",
        "De : seller@shop.example\nEnvoyé : lundi\nObjet : plan",
        "On Mon, 4 Mar 2024 at 09:00, Anna <a@shop.example> wrote:",
        "W dniu 4.03.2024 o 09:00 Anna <a@shop.example> pisze:",
    ],
)
def test_an_earlier_mail_is_quoted(head):
    lines = quoted(f"{ANSWER}\n{head}\n\nPlease explain why my listing is gone.\n").splitlines()
    assert lines[0] == ANSWER.strip()
    assert lines[-1] == "> Please explain why my listing is gone."


def test_a_mail_passed_on_is_its_content():
    text = "FYI\n\n-----Original Message-----\nFrom: notice@marketplace.example\nSent: Monday\n\nPlease send a plan.\n"
    assert quoted(text) == text


def test_only_what_the_marketplace_says_now_is_asked():
    text = f"{ANSWER}\nOn 1 March 2024 Anna wrote:\n> Please provide invoices for ASIN B07K2M4P9Q to me.\n> Please explain the delay.\n"
    report = lint_text("Our returns were put back unopened. We refunded 14 buyers on 3 May.", notice=text)
    assert [point.kind for point in report.notice.points] == ["root-cause"]
    assert not any("B07K2M4P9Q" in finding.message for finding in report.findings)


@pytest.mark.parametrize("data", [mail(""), mail("  \n", "<p> </p>"), b"Subject: nothing\n\n"])
def test_a_mail_without_text_is_refused(data):
    with pytest.raises(PoalintError) as caught:
        read_bytes(data, "empty.eml")
    assert caught.value.kind == "empty"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"From: x\nContent-Type: text/plain; charset=nonsense\n\nHello", b"Content-Type: multipart/mixed\n\n--x"]
)
def test_broken_mail_is_text_or_one_line(data):
    try:
        assert read_bytes(data, "odd.eml").text.strip()
    except PoalintError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right
