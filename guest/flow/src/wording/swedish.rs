//! What each step says in Swedish.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Tack{if name} {name}{end}, din order {order} är bekräftad{if things}: \
         {things}{end}.{page}",
    ),
    (Step::PaymentReceived, "{brand}: Vi har tagit emot din betalning på {sum} för order {order}. Tack."),
    (Step::OrderEdited, "{brand}: Din order {order} har ändrats. Ny totalsumma: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Order {order}: {here} av {total} paket är på väg.{page}\
         {else}{if partial}En del av order{else}Din order{end} {order} är på väg{if carrier} \
         med {carrier}{end}{if several} (paket {number} av {total}){end}.{if track} Spåra: \
         {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Vi levererar din order {order} i dag.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Order {order}: {here} av {total} paket kommer i dag.{else}Din order {order} \
         kommer i dag.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Order {order}: {here} av {total} paket levererade.{or partial}\
         En del av order {order} är levererad; resten kommer.{else}Din order {order} är levererad.{end} Är \
         något fel? {help}.",
    ),
    (Step::Delayed, "{brand}: Din order {order} blir tyvärr försenad.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: Din order {order} kunde inte levereras.{if track} Gör så här: {track}{else} Frågor? \
         {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Din order {order} finns att hämta.{page}"),
    (Step::PickedUp, "{brand}: Du har hämtat din order {order}. Är något fel? {help}."),
    (
        Step::Cancelled,
        "{brand}: Din order {order} är annullerad.{if refunded} Du får tillbaka \
         {refunded}.{end} Frågor? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Vi har betalat tillbaka {if refunded}{refunded}{else}\
         pengarna{end} för order {order}.",
    ),
    (Step::Returned, "{brand}: Din retur för order {order} är registrerad. Frågor? {help}."),
    (
        Step::SetUp,
        "{brand}: Din order {order} har kommit. {if guide}Kom i gång: {guide}{else}\
         Behöver du hjälp att komma i gång? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Vad tycker du om order {order}? Skriv ett omdöme: \
         {review}{else}Hur nöjd är du med order {order}? Svara 1 (inte alls) till 5 (mycket).\
         {end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Tack för order {order}. Vår kundklubb är öppen för dig{if loyalty}: \
         {loyalty}{else}. Svara på detta sms om du vill vara med.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: Håller {product} från order {order} på att ta slut? Svara JA{if link} eller gå till: \
         {link}{else}.{end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Du får inga fler sms från oss. Svara START för att få dem igen."),
    (Step::OptInConfirmed, "{brand}: Du får våra sms. Svara HELP för hjälp, STOP för att avsluta."),
    (
        Step::Help,
        "{brand}: Vi skickar sms om dina order.{if support} Hjälp: {support}.{end} Svara \
         STOP för att avsluta.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Tack, vad roligt att höra!{else}Tack för att du berättar. Vi vill \
         rätta till det: {{ shop.support | default('svara på detta sms') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: Okej, vi frågar igen senare."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Beställ {product} igen: {link}{else}Tack, vi hör av oss om {product}.{end}",
    ),
    (Step::ReorderSkipped, "{brand}: Okej, vi hoppar över den här gången."),
    (Step::TopicStopped, "{brand}: Du får inga fler sms av det slaget. Svara STOP för att avsluta alla."),
    (Step::OnlyTopic, "{brand}: Okej, du får bara de sms du bad om. Svara START för alla, STOP för inga."),
    (
        Step::Paused,
        "{brand}: Okej, vi gör en paus. Svara START för att fortsätta tidigare, STOP för att avsluta.",
    ),
    (Step::FewerTexts, "{brand}: Okej, du får färre sms. Svara START för alla, STOP för inga."),
    (
        Step::ConsentAsked,
        "{brand}: Vill du ha nyheter från oss via sms? Svara JA för att bekräfta, eller STOP för att avsluta.",
    ),
    (Step::StopAsked, "{brand}: Vill du ha fler sms från oss? Svara JA, eller STOP för att avsluta."),
    (Step::OrderAwaited, "{brand}: Vi gör i ordning din order {order}; allt har inte skickats än.{page}"),
    (
        Step::OrderUnderway,
        "{brand}: Din order {order} är på väg{if carrier} med {carrier}{end}.{if track} Spåra: {track}\
         {or page}",
    ),
    (Step::OrderArrived, "{brand}: Din order {order} är levererad. Har den inte kommit? {help}."),
];
