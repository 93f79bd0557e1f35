//! Who leaves in words of their own, and who only sounds like it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use aftertext_flow::{Intent, read_reply};

#[test]
fn a_courier_is_told_what_to_do_without_leaving() {
    for (lang, body) in [
        ("en", "please don't call me, just leave it at the door"),
        ("en", "don't call, leave the package with the neighbor"),
        ("de", "Bitte rufen Sie nicht an, legen Sie es ab"),
        ("fr", "ne m'appelez pas, laissez devant la porte"),
        ("es", "no me llamen, dejen el paquete en la puerta"),
        ("pt", "não me ligue, deixe na portaria"),
        ("it", "non chiamatemi, lasciate il pacco alla porta"),
        ("nl", "niet bellen, leg het bij de deur"),
        ("pl", "proszę nie dzwonić do drzwi"),
        ("sv", "ring inte på dörren"),
        ("da", "ring ikke på"),
        ("no", "ring ikke på"),
        ("fi", "älkää soittako ovikelloa"),
        ("ru", "не звоните в дверь"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::NotOptOut, "{body}");
    }
    for (lang, body) in [
        ("en", "don't call me, don't text me, stay away from my door"),
        ("en", "don't call me again, and leave my door alone"),
        ("es", "no me llamen más, ni vengan a mi puerta"),
        ("da", "ring ikke på dette nummer"),
        ("de", "rufen Sie nicht an"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::OptOut, "{body}");
    }
}

#[test]
fn the_wrong_number_of_something_else_is_no_way_out() {
    for (lang, body) in [
        ("es", "número de calle equivocado"),
        ("pt", "número da rua errado"),
        ("it", "numero civico sbagliato"),
        ("fr", "mauvais numéro de rue"),
        ("pl", "zły numer domu"),
        ("ru", "неправильный номер дома"),
        ("tr", "kapı numarası yanlış"),
        ("zh-Hans", "门牌号错了"),
        ("en", "wrong number on the jersey"),
        ("de", "Falsche Nummer auf dem Trikot"),
        ("en", "I entered the wrong phone number for the courier"),
        ("en", "I want out of the preorder"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::NotOptOut, "{body}");
    }
    for (lang, body) in [
        ("en", "you have the wrong number on file"),
        ("de", "falsche Nummer auf Ihrer Liste"),
        ("es", "número equivocado"),
        ("pl", "zły numer"),
        ("zh-Hans", "号码错了"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::OptOut, "{body}");
    }
    assert_eq!(read_reply("c'est fini ?", Some("fr"), None).intent, Intent::Ambiguous);
}

#[test]
fn who_leaves_in_other_words_leaves() {
    for (lang, body) in [
        ("pt", "cancelem o envio de sms"),
        ("es", "cancelar el envío de mensajes"),
        ("es", "suspendan el envío de mensajes"),
        ("pl", "proszę mnie wypisać"),
        ("pl", "chcę się wypisać"),
        ("pl", "proszę o wypisanie z listy"),
        ("pl", "wypisać"),
        ("pl", "chcę zrezygnować"),
        ("pl", "nieprawidłowy numer"),
        ("en", "end them"),
        ("en", "end them all"),
        ("en", "yes end"),
        ("en", "end subscription"),
        ("en", "I revoke"),
        ("en", "I revoke my consent"),
        ("en", "terminate"),
        ("en", "no further contact"),
        ("en", "do not market to me"),
        ("en", "turn these off"),
        ("de", "Sie haben sich in der Nummer geirrt"),
        ("de", "Sie verwechseln mich"),
        ("fr", "je ne suis pas la bonne personne"),
        ("it", "mi tolga dalla lista"),
        ("ru", "отказ"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::OptOut, "{body}");
    }
    for (lang, body) in [
        ("es", "cancelar el envío"),
        ("es", "suspendan el envío de mi pedido"),
        ("pt", "cancelem o envio do pedido"),
        ("pl", "nieprawidłowy numer zamówienia"),
        ("pl", "proszę wypisać fakturę"),
        ("en", "terminate my order"),
        ("en", "how do I turn these off?"),
        ("ru", "отказ от посылки"),
        ("it", "mi cancelli l'ordine"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::NotOptOut, "{body}");
    }
}

#[test]
fn who_is_somebody_else_is_asked() {
    for (lang, body) in [
        ("en", "I'm not Dana"),
        ("en", "This is not Dana."),
        ("en", "There is no Dana at this number"),
        ("fr", "je ne suis pas Dana"),
        ("de", "ich bin nicht Dana"),
        ("es", "no soy Dana"),
        ("pt", "não é a Dana"),
        ("it", "non sono Dana"),
        ("nl", "ik ben Dana niet"),
        ("pl", "nie jestem Dana"),
        ("sv", "jag är inte Dana"),
        ("ru", "я не Дана"),
        ("tr", "ben Dana değilim"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::Ambiguous, "{body}");
    }
    for (lang, body) in [
        ("en", "I am not home"),
        ("en", "I am not sure"),
        ("en", "I'M NOT HOME"),
        ("en", "this is not working"),
        ("en", "This is not right"),
        ("en", "I'm not Dana's mother, but her order arrived"),
        ("de", "Ich bin nicht Zuhause"),
        ("pl", "nie jestem pewien"),
        ("it", "non sono a casa"),
        ("sv", "jag är inte hemma"),
        ("ru", "Я не дома"),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, Intent::NotOptOut, "{body}");
    }
}

#[test]
fn who_wants_the_texts_gone_does_not_ask_for_them() {
    for body in
        ["yes I want the texts gone", "yes I want to end the texts", "yes, want your messages off my phone"]
    {
        assert_ne!(read_reply(body, Some("en"), None).intent, Intent::OptIn, "{body}");
    }
    assert_eq!(read_reply("yes I want texts", Some("en"), None).intent, Intent::OptIn);
}
