//! What each step says in German.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Danke{if name} {name}{end}, Ihre Bestellung {order} ist eingegangen\
         {if things}: \
         {things}{end}.{page}",
    ),
    (
        Step::PaymentReceived,
        "{brand}: Ihre Zahlung von {sum} für Bestellung {order} ist eingegangen. Vielen Dank.",
    ),
    (Step::OrderEdited, "{brand}: Ihre Bestellung {order} wurde geändert. Neuer Gesamtbetrag: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Bestellung {order}: {here} von {total} Paketen sind \
         unterwegs.{page}{else}{if partial}Ein Teil der Bestellung{else}Ihre Bestellung{end} \
         {order} ist unterwegs{if carrier} mit {carrier}{end}{if several} (Paket {number} von \
         {total}){end}.{if track} Verfolgen: {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Wir bringen Ihnen Ihre Bestellung {order} heute.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Bestellung {order}: {here} von {total} Paketen {if many}\
         kommen{else}kommt{end} heute an.{else}Ihre Bestellung {order} wird heute zugestellt.{end}\
         {if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Bestellung {order}: {here} von {total} Paketen zugestellt.\
         {or partial}Ein Teil der Bestellung {order} ist da; der Rest folgt.{else}Ihre \
         Bestellung {order} wurde zugestellt.{end} Stimmt etwas nicht? {help}.",
    ),
    (
        Step::Delayed,
        "{brand}: Leider kommt Ihre Bestellung {order} später als zugesagt.{if track} {track}{or page}",
    ),
    (
        Step::DeliveryFailed,
        "{brand}: Ihre Bestellung {order} konnte nicht zugestellt werden.{if track} So geht es weiter: \
         {track}{else} Fragen? {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Ihre Bestellung {order} liegt zur Abholung bereit.{page}"),
    (Step::PickedUp, "{brand}: Sie haben Ihre Bestellung {order} abgeholt. Stimmt etwas nicht? {help}."),
    (
        Step::Cancelled,
        "{brand}: Ihre Bestellung {order} wurde storniert.{if refunded} Sie erhalten \
         {refunded} zurück.{end} Fragen? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Für Ihre Bestellung {order} {if refunded}wurden {refunded}\
         {else}wurde Ihr Geld{end} erstattet.",
    ),
    (Step::Returned, "{brand}: Ihre Rücksendung zu Bestellung {order} ist erfasst. Fragen? {help}."),
    (
        Step::SetUp,
        "{brand}: Ihre Bestellung {order} ist da. {if guide}So geht es los: {guide}\
         {else}Brauchen Sie Hilfe beim Einstieg? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Wie gefällt Ihnen Ihre Bestellung {order}? Ihre Bewertung: \
         {review}{else}Wie zufrieden sind Sie mit Bestellung {order}? Antworten Sie mit 1 (gar \
         nicht) bis 5 (sehr).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Danke für Ihre Bestellung {order}. Unser Kundenclub steht Ihnen offen\
         {if loyalty}: {loyalty}{else}. Bei Interesse antworten Sie einfach.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: Geht {product} aus Bestellung {order} zur Neige? Antworten Sie JA{if link} oder hier: \
         {link}{else}.{end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Sie erhalten keine weiteren SMS von uns. Mit START geht es weiter."),
    (Step::OptInConfirmed, "{brand}: Sie erhalten unsere SMS. HELP für Hilfe, STOP zum Abmelden.",),
    (
        Step::Help,
        "{brand}: Wir schreiben Ihnen zu Ihren Bestellungen.{if support} Hilfe: \
         {support}.{end} Abmelden mit STOP.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Vielen Dank, das freut uns!{else}Danke für Ihre Offenheit. Wir \
         bringen das in Ordnung: {{ shop.support | default('antworten Sie einfach') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: In Ordnung, wir fragen später noch einmal."),
    (
        Step::ReorderLink,
        "{brand}: {if link}{product} nachbestellen: {link}{else}Danke, wir melden uns wegen {product}.\
         {end}",
    ),
    (Step::ReorderSkipped, "{brand}: In Ordnung, diesmal lassen wir es aus."),
    (
        Step::TopicStopped,
        "{brand}: Solche SMS bekommen Sie nicht mehr. Antworten Sie STOP, um alle abzubestellen.",
    ),
    (
        Step::OnlyTopic,
        "{brand}: In Ordnung, Sie bekommen nur noch die gewünschten SMS. Antworten Sie START für alle, \
         STOP für keine.",
    ),
    (
        Step::Paused,
        "{brand}: In Ordnung, wir machen eine Pause. Antworten Sie START, damit es früher weitergeht, STOP \
         für keine SMS mehr.",
    ),
    (
        Step::FewerTexts,
        "{brand}: In Ordnung, Sie bekommen weniger SMS. Antworten Sie START für alle, STOP für keine.",
    ),
    (
        Step::ConsentAsked,
        "{brand}: Sie möchten Neuigkeiten von uns per SMS? Antworten Sie JA zur Bestätigung, oder STOP, um alle SMS abzubestellen.",
    ),
    (
        Step::StopAsked,
        "{brand}: Dürfen wir Ihnen weiter schreiben? Antworten Sie JA, oder STOP, um alle SMS \
         abzubestellen.",
    ),
    (
        Step::OrderAwaited,
        "{brand}: Wir bereiten Ihre Bestellung {order} vor; noch ist nicht alles unterwegs.{page}",
    ),
    (
        Step::OrderUnderway,
        "{brand}: Ihre Bestellung {order} ist unterwegs{if carrier} mit {carrier}{end}.{if track} \
         Verfolgen: {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: Ihre Bestellung {order} wurde zugestellt. Nicht da? {help}."),
];
