//! The words of the page, a row a language. {brand} and {phone} stand for the
//! shop's name and the number as far as it is shown.

use super::choices::TOPICS;

/// All that the page says in one language.
#[derive(Debug)]
pub struct Words {
    /// BCP 47.
    pub lang: &'static str,
    /// What the page is.
    pub title: &'static str,
    /// For which number, of which shop.
    pub about: &'static str,
    /// The heading of what an order itself calls for.
    pub of_the_order: &'static str,
    /// The heading of what a shop would like.
    pub of_the_shop: &'static str,
    /// Each topic's name, and what it is about.
    pub topics: [[&'static str; 2]; TOPICS.len()],
    /// What switching on means: part of the consent.
    pub agree: &'static str,
    /// The button that saves.
    pub save: &'static str,
    /// The button that takes everything back.
    pub stop: &'static str,
    /// What it does.
    pub stop_means: &'static str,
    /// What was saved, while something is on.
    pub saved: &'static str,
    /// What was saved, or how it is, when nothing is on.
    pub stopped: &'static str,
    /// What may have to be done after a STOP by reply.
    pub resumed: &'static str,
    /// Where a link leads on to.
    pub go_on: &'static str,
    /// A link that does not work, and what to do.
    pub no_link: [&'static str; 2],
    /// Something that does not work now, and what to do.
    pub not_now: [&'static str; 2],
}

/// All languages; the first serves whoever reads none of them.
pub const LANGUAGES: [Words; 10] = [
    Words {
        lang: "en",
        title: "Your texts",
        about: "What {brand} may text to {phone}",
        of_the_order: "About your orders",
        of_the_shop: "More from {brand}",
        topics: [
            ["Order", "Confirmed, changed, cancelled or refunded"],
            ["Delivery", "On its way, at the door, delayed"],
            ["Set-up and care", "How to use what you bought"],
            ["Feedback", "A question about how it was"],
            ["Thanks and offers", "For those who come back"],
            ["Running low", "A reminder before something is used up"],
        ],
        agree: "You agree to automated texts from {brand} about what is switched on. You can buy without agreeing, \
                and you can stop at any time, here or by answering STOP. Your carrier may charge for texts.",
        save: "Save",
        stop: "Stop all texts",
        stop_means: "From now on nothing more is sent.",
        saved: "Saved. You get what is switched on below, and nothing else.",
        stopped: "You get no texts from {brand}.",
        resumed: "If you had answered STOP to a text, answer START to it too: your carrier may still hold texts back.",
        go_on: "Continue",
        no_link: [
            "This link does not work any more",
            "Open the newest link that you were sent, or answer STOP to any text to get none.",
        ],
        not_now: [
            "That did not work",
            "Nothing was changed. Please try again in a few minutes, or answer STOP to any text to get none.",
        ],
    },
    Words {
        lang: "de",
        title: "Deine SMS",
        about: "Was {brand} an {phone} schreiben darf",
        of_the_order: "Zu deinen Bestellungen",
        of_the_shop: "Mehr von {brand}",
        topics: [
            ["Bestellung", "Bestätigt, geändert, storniert oder erstattet"],
            ["Lieferung", "Unterwegs, an der Tür, verspätet"],
            ["Einrichtung und Pflege", "Wie du nutzt, was du gekauft hast"],
            ["Rückmeldung", "Eine Frage, wie es war"],
            ["Dank und Angebote", "Für alle, die wiederkommen"],
            ["Nachkaufen", "Eine Erinnerung, bevor etwas aufgebraucht ist"],
        ],
        agree: "Du willigst in automatische SMS von {brand} zu dem ein, was eingeschaltet ist. Ein Kauf hängt nicht davon ab, \
                und du kannst jederzeit aufhören, hier oder mit der Antwort STOP.",
        save: "Speichern",
        stop: "Keine SMS mehr",
        stop_means: "Ab sofort wird nichts mehr gesendet.",
        saved: "Gespeichert. Du bekommst, was unten eingeschaltet ist, und sonst nichts.",
        stopped: "Du bekommst keine SMS von {brand}.",
        resumed: "Falls du auf eine SMS mit STOP geantwortet hattest, antworte darauf auch mit START: Dein Anbieter hält SMS sonst vielleicht zurück.",
        go_on: "Weiter",
        no_link: [
            "Dieser Link funktioniert nicht mehr",
            "Öffne den neuesten Link, den du bekommen hast, oder antworte auf eine SMS mit STOP, um keine mehr zu bekommen.",
        ],
        not_now: [
            "Das hat nicht geklappt",
            "Es wurde nichts geändert. Versuch es in einigen Minuten noch einmal, oder antworte auf eine SMS mit STOP.",
        ],
    },
    Words {
        lang: "fr",
        title: "Vos SMS",
        about: "Ce que {brand} peut envoyer au {phone}",
        of_the_order: "Vos commandes",
        of_the_shop: "Aussi de {brand}",
        topics: [
            ["Commande", "Confirmée, modifiée, annulée ou remboursée"],
            ["Livraison", "En route, à votre porte, en retard"],
            ["Prise en main et entretien", "Comment utiliser votre achat"],
            ["Votre avis", "Une question sur votre achat"],
            ["Merci et offres", "Pour celles et ceux qui reviennent"],
            ["Bientôt vide", "Un rappel avant qu’il n’y en ait plus"],
        ],
        agree: "Vous acceptez les SMS automatiques de {brand} pour ce qui est activé. Ce n’est pas une condition d’achat, \
                et vous pouvez arrêter à tout moment, ici ou en répondant STOP.",
        save: "Enregistrer",
        stop: "Arrêter tous les SMS",
        stop_means: "Plus rien n’est envoyé, dès maintenant.",
        saved: "C’est enregistré. Vous recevez ce qui est activé ci-dessous, et rien d’autre.",
        stopped: "Vous ne recevez aucun SMS de {brand}.",
        resumed: "Si vous aviez répondu STOP à un SMS, répondez-y aussi START : votre opérateur peut encore bloquer les SMS.",
        go_on: "Continuer",
        no_link: [
            "Ce lien ne fonctionne plus",
            "Ouvrez le dernier lien reçu, ou répondez STOP à un SMS pour ne plus en recevoir.",
        ],
        not_now: [
            "Cela n’a pas marché",
            "Rien n’a été modifié. Réessayez dans quelques minutes, ou répondez STOP à un SMS.",
        ],
    },
    Words {
        lang: "es",
        title: "Tus SMS",
        about: "Lo que {brand} puede enviar al {phone}",
        of_the_order: "Sobre tus pedidos",
        of_the_shop: "Más de {brand}",
        topics: [
            ["Pedido", "Confirmado, cambiado, cancelado o reembolsado"],
            ["Entrega", "En camino, en tu puerta, con retraso"],
            ["Puesta en marcha y cuidado", "Cómo usar lo que compraste"],
            ["Opinión", "Una pregunta sobre qué tal fue"],
            ["Gracias y ofertas", "Para quienes vuelven"],
            ["Se acaba", "Un aviso antes de que algo se termine"],
        ],
        agree: "Aceptas SMS automáticos de {brand} sobre lo que está activado. No es condición para comprar, \
                y puedes parar cuando quieras, aquí o respondiendo STOP.",
        save: "Guardar",
        stop: "No recibir más SMS",
        stop_means: "Desde ahora no se envía nada más.",
        saved: "Guardado. Recibes lo que está activado abajo, y nada más.",
        stopped: "No recibes SMS de {brand}.",
        resumed: "Si respondiste STOP a un SMS, responde también START: tu operador puede seguir bloqueando los SMS.",
        go_on: "Continuar",
        no_link: [
            "Este enlace ya no funciona",
            "Abre el enlace más reciente que recibiste, o responde STOP a un SMS para no recibir más.",
        ],
        not_now: [
            "No ha funcionado",
            "No se ha cambiado nada. Inténtalo de nuevo en unos minutos, o responde STOP a un SMS.",
        ],
    },
    Words {
        lang: "it",
        title: "I tuoi SMS",
        about: "Cosa {brand} può scrivere al {phone}",
        of_the_order: "Sui tuoi ordini",
        of_the_shop: "Altro da {brand}",
        topics: [
            ["Ordine", "Confermato, modificato, annullato o rimborsato"],
            ["Consegna", "In viaggio, alla porta, in ritardo"],
            ["Uso e cura", "Come usare ciò che hai comprato"],
            ["Opinione", "Una domanda su com’è andata"],
            ["Grazie e offerte", "Per chi torna"],
            ["In esaurimento", "Un promemoria prima che qualcosa finisca"],
        ],
        agree: "Accetti SMS automatici da {brand} su ciò che è attivo. Non è una condizione per comprare, \
                e puoi smettere quando vuoi, qui o rispondendo STOP.",
        save: "Salva",
        stop: "Basta SMS",
        stop_means: "Da subito non viene inviato più nulla.",
        saved: "Salvato. Ricevi ciò che è attivo qui sotto, e nient’altro.",
        stopped: "Non ricevi SMS da {brand}.",
        resumed: "Se avevi risposto STOP a un SMS, rispondi anche START: il tuo operatore potrebbe ancora bloccarli.",
        go_on: "Continua",
        no_link: [
            "Questo link non funziona più",
            "Apri l’ultimo link che hai ricevuto, o rispondi STOP a un SMS per non riceverne più.",
        ],
        not_now: [
            "Non ha funzionato",
            "Non è cambiato nulla. Riprova tra qualche minuto, o rispondi STOP a un SMS.",
        ],
    },
    Words {
        lang: "pt",
        title: "As suas SMS",
        about: "O que {brand} pode enviar para {phone}",
        of_the_order: "Sobre as suas encomendas",
        of_the_shop: "Mais de {brand}",
        topics: [
            ["Encomenda", "Confirmada, alterada, cancelada ou reembolsada"],
            ["Entrega", "A caminho, à porta, atrasada"],
            ["Instalação e cuidados", "Como usar o que comprou"],
            ["Opinião", "Uma pergunta sobre como correu"],
            ["Obrigado e ofertas", "Para quem volta"],
            ["A acabar", "Um lembrete antes de algo acabar"],
        ],
        agree: "Aceita SMS automáticas de {brand} sobre o que está ligado. Não é condição para comprar, \
                e pode parar quando quiser, aqui ou respondendo STOP.",
        save: "Guardar",
        stop: "Não receber mais SMS",
        stop_means: "A partir de agora nada mais é enviado.",
        saved: "Guardado. Recebe o que está ligado em baixo, e mais nada.",
        stopped: "Não recebe SMS de {brand}.",
        resumed: "Se respondeu STOP a uma SMS, responda também START: a sua operadora pode ainda bloquear as SMS.",
        go_on: "Continuar",
        no_link: [
            "Este link já não funciona",
            "Abra o link mais recente que recebeu, ou responda STOP a uma SMS para não receber mais.",
        ],
        not_now: [
            "Não funcionou",
            "Nada foi alterado. Tente de novo dentro de alguns minutos, ou responda STOP a uma SMS.",
        ],
    },
    Words {
        lang: "nl",
        title: "Je sms’jes",
        about: "Wat {brand} mag sturen naar {phone}",
        of_the_order: "Over je bestellingen",
        of_the_shop: "Meer van {brand}",
        topics: [
            ["Bestelling", "Bevestigd, gewijzigd, geannuleerd of terugbetaald"],
            ["Bezorging", "Onderweg, aan de deur, vertraagd"],
            ["Installatie en onderhoud", "Hoe je gebruikt wat je kocht"],
            ["Mening", "Een vraag over hoe het was"],
            ["Dank en aanbiedingen", "Voor wie terugkomt"],
            ["Bijna op", "Een herinnering voordat iets op is"],
        ],
        agree: "Je stemt in met automatische sms’jes van {brand} over wat aan staat. Het is geen voorwaarde om te kopen, \
                en je kunt altijd stoppen, hier of door STOP te antwoorden.",
        save: "Opslaan",
        stop: "Geen sms’jes meer",
        stop_means: "Vanaf nu wordt er niets meer gestuurd.",
        saved: "Opgeslagen. Je krijgt wat hieronder aan staat, en verder niets.",
        stopped: "Je krijgt geen sms’jes van {brand}.",
        resumed: "Had je STOP geantwoord op een sms, antwoord dan ook START: je provider houdt sms’jes misschien nog tegen.",
        go_on: "Verder",
        no_link: [
            "Deze link werkt niet meer",
            "Open de nieuwste link die je kreeg, of antwoord STOP op een sms om er geen meer te krijgen.",
        ],
        not_now: [
            "Dat lukte niet",
            "Er is niets gewijzigd. Probeer het over een paar minuten opnieuw, of antwoord STOP op een sms.",
        ],
    },
    Words {
        lang: "sv",
        title: "Dina sms",
        about: "Vad {brand} får skicka till {phone}",
        of_the_order: "Om dina beställningar",
        of_the_shop: "Mer från {brand}",
        topics: [
            ["Beställning", "Bekräftad, ändrad, avbokad eller återbetald"],
            ["Leverans", "På väg, vid dörren, försenad"],
            ["Användning och skötsel", "Hur du använder det du köpte"],
            ["Omdöme", "En fråga om hur det var"],
            ["Tack och erbjudanden", "För dig som kommer tillbaka"],
            ["Snart slut", "En påminnelse innan något tar slut"],
        ],
        agree: "Du godkänner automatiska sms från {brand} om det som är på. Det är inget villkor för att handla, \
                och du kan sluta när som helst, här eller genom att svara STOP.",
        save: "Spara",
        stop: "Inga fler sms",
        stop_means: "Från och med nu skickas inget mer.",
        saved: "Sparat. Du får det som är på nedan, och inget annat.",
        stopped: "Du får inga sms från {brand}.",
        resumed: "Om du hade svarat STOP på ett sms, svara också START: din operatör kan fortfarande stoppa sms.",
        go_on: "Fortsätt",
        no_link: [
            "Länken fungerar inte längre",
            "Öppna den senaste länken du fått, eller svara STOP på ett sms för att inte få fler.",
        ],
        not_now: [
            "Det gick inte",
            "Inget har ändrats. Försök igen om några minuter, eller svara STOP på ett sms.",
        ],
    },
    Words {
        lang: "pl",
        title: "Twoje SMS-y",
        about: "Co {brand} może wysyłać na {phone}",
        of_the_order: "O zamówieniach",
        of_the_shop: "Więcej od {brand}",
        topics: [
            ["Zamówienie", "Potwierdzone, zmienione, anulowane lub zwrócone"],
            ["Dostawa", "W drodze, pod drzwiami, opóźniona"],
            ["Uruchomienie i pielęgnacja", "Jak używać tego, co kupiono"],
            ["Opinia", "Pytanie o to, jak było"],
            ["Podziękowania i oferty", "Dla tych, którzy wracają"],
            ["Kończy się", "Przypomnienie, zanim coś się skończy"],
        ],
        agree: "Zgadzasz się na automatyczne SMS-y od {brand} o tym, co jest włączone. Zgoda nie jest warunkiem zakupu \
                i można ją cofnąć w każdej chwili, tutaj lub odpowiadając STOP.",
        save: "Zapisz",
        stop: "Żadnych więcej SMS-ów",
        stop_means: "Od teraz nic więcej nie jest wysyłane.",
        saved: "Zapisano. Przychodzi to, co jest włączone poniżej, i nic innego.",
        stopped: "Nie dostajesz SMS-ów od {brand}.",
        resumed: "Jeśli na SMS poszła odpowiedź STOP, odpowiedz też START: operator może nadal blokować SMS-y.",
        go_on: "Dalej",
        no_link: [
            "Ten link już nie działa",
            "Otwórz najnowszy link albo odpowiedz STOP na dowolny SMS, by nie dostawać kolejnych.",
        ],
        not_now: [
            "Nie udało się",
            "Nic nie zostało zmienione. Spróbuj ponownie za kilka minut albo odpowiedz STOP na dowolny SMS.",
        ],
    },
    Words {
        lang: "ja",
        title: "SMSの設定",
        about: "{brand}から{phone}に届くSMS",
        of_the_order: "ご注文について",
        of_the_shop: "{brand}からのご案内",
        topics: [
            ["注文", "確認、変更、キャンセル、返金"],
            ["配送", "発送、配達中、遅延"],
            ["使い方とお手入れ", "お買い上げの品の使い方"],
            ["ご感想", "商品についてのおたずね"],
            ["お礼と特典", "またご利用の方へ"],
            ["補充", "なくなる前のお知らせ"],
        ],
        agree: "オンにした内容について、{brand}からの自動SMSに同意します。購入の条件ではありません。\
                この画面、またはSMSにSTOPと返信して、いつでも停止できます。",
        save: "保存",
        stop: "すべて停止する",
        stop_means: "今後、何も送られません。",
        saved: "保存しました。下でオンになっているものだけが届きます。",
        stopped: "{brand}からのSMSは届きません。",
        resumed: "以前SMSにSTOPと返信された場合は、STARTとも返信してください。通信会社が止めていることがあります。",
        go_on: "続ける",
        no_link: [
            "このリンクは使えなくなりました",
            "最新のリンクを開くか、SMSにSTOPと返信すると停止できます。",
        ],
        not_now: [
            "うまくいきませんでした",
            "何も変更されていません。数分後にもう一度お試しいただくか、SMSにSTOPと返信してください。",
        ],
    },
];

/// Languages of a browser's list that are looked at.
const ACCEPTED_MAX: usize = 10;

impl Words {
    /// In the language of the person's orders, else in the one that their
    /// browser asks for first of those that there are (`Accept-Language`).
    pub fn choose(locale: Option<&str>, accepted: Option<&str>) -> &'static Self {
        let [english, ..] = &LANGUAGES;
        let mut wishes: Vec<(&str, f32)> = accepted
            .unwrap_or_default()
            .split(',')
            .take(ACCEPTED_MAX)
            .map(|wish| wish.split_once(";q=").unwrap_or((wish, "1")))
            .map(|(language, weight)| (language, weight.trim().parse().unwrap_or(0.0)))
            .collect();
        wishes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        locale
            .into_iter()
            .chain(wishes.into_iter().map(|(language, _)| language))
            .find_map(|language| LANGUAGES.iter().find(|words| words.speaks(language)))
            .unwrap_or(english)
    }

    /// "fr" speaks "fr-CA" and "FR_be".
    fn speaks(&self, language: &str) -> bool {
        let primary = language.trim().split(['-', '_']).next().unwrap_or_default();
        primary.eq_ignore_ascii_case(self.lang)
    }

    /// The words that stand beside a topic's switch, with what switching means:
    /// what a grant keeps as its proof.
    pub fn wording(&self, topic: &str, brand: &str) -> String {
        let place = TOPICS.iter().position(|known| *known == topic);
        let [name, what] = place.and_then(|place| self.topics.get(place)).copied().unwrap_or_default();
        format!("{name}: {what}. {} [{}]", self.agree.replace("{brand}", brand), self.save)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_orders_else_of_the_browser_else_english() {
        let lang = |locale, accepted| Words::choose(locale, accepted).lang;
        assert_eq!(lang(Some("fr-CA"), Some("de")), "fr");
        assert_eq!(lang(None, Some("da, de;q=0.8, sv;q=0.9")), "sv");
        assert_eq!(lang(Some("tlh"), Some("pt-BR,pt;q=0.9,en;q=0.8")), "pt");
        assert_eq!(lang(None, Some("*;q=x,,;q=")), "en");
        assert_eq!(lang(None, None), "en");
    }

    #[test]
    fn every_language_names_the_shop_and_the_number_where_they_belong() {
        for words in &LANGUAGES {
            assert!(words.about.contains("{brand}") && words.about.contains("{phone}"), "{}", words.lang);
            for text in [words.agree, words.stopped, words.of_the_shop] {
                assert!(text.contains("{brand}"), "{}: {text}", words.lang);
            }
            for topic in TOPICS {
                let wording = words.wording(topic, &"B".repeat(40));
                assert!(wording.chars().count() <= 500, "the ledger keeps 500 characters: {wording}");
            }
        }
    }
}
