//! What each step says in Dutch.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Bedankt{if name} {name}{end}, je bestelling {order} is bevestigd{if things}: \
         {things}{end}.{page}",
    ),
    (
        Step::PaymentReceived,
        "{brand}: We hebben je betaling van {sum} voor bestelling {order} ontvangen. Bedankt.",
    ),
    (Step::OrderEdited, "{brand}: Je bestelling {order} is gewijzigd. Nieuw totaal: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Bestelling {order}: {here} van de {total} pakketten zijn \
         onderweg.{page}{else}{if partial}Een deel van bestelling{else}Je bestelling{end} \
         {order} is onderweg{if carrier} met {carrier}{end}{if several} (pakket {number} van \
         {total}){end}.{if track} Volg je pakket: {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: We brengen je bestelling {order} vandaag langs.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Bestelling {order}: {here} van de {total} pakketten \
         {if many}komen{else}komt{end} vandaag aan.{else}Je bestelling {order} wordt \
         vandaag bezorgd.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Bestelling {order}: {here} van de {total} pakketten bezorgd.\
         {or partial}Een deel van bestelling {order} is bezorgd; de rest volgt.{else}Je \
         bestelling {order} is bezorgd.{end} Klopt er iets niet? {help}.",
    ),
    (
        Step::Delayed,
        "{brand}: Sorry, je bestelling {order} komt later dan beloofd.{if track} {track}{or page}",
    ),
    (
        Step::DeliveryFailed,
        "{brand}: Je bestelling {order} kon niet worden bezorgd.{if track} Wat nu: {track}{else} Vragen? \
         {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Je bestelling {order} ligt klaar om op te halen.{page}"),
    (Step::PickedUp, "{brand}: Je hebt bestelling {order} opgehaald. Klopt er iets niet? {help}."),
    (
        Step::Cancelled,
        "{brand}: Je bestelling {order} is geannuleerd.{if refunded} Je krijgt \
         {refunded} terug.{end} Vragen? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: We hebben {if refunded}{refunded}{else}je geld{end} voor \
         bestelling {order} terugbetaald.",
    ),
    (Step::Returned, "{brand}: Je retour van bestelling {order} is geregistreerd. Vragen? {help}."),
    (
        Step::SetUp,
        "{brand}: Je bestelling {order} is er. {if guide}Zo begin je: {guide}{else}\
         Hulp nodig om te beginnen? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Wat vind je van bestelling {order}? Laat het weten: \
         {review}{else}Hoe tevreden ben je met bestelling {order}? Antwoord 1 (helemaal niet) \
         tot 5 (zeer).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Bedankt voor bestelling {order}. Onze klantenclub staat voor je open\
         {if loyalty}: {loyalty}{else}. Interesse? Antwoord gerust.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: Is {product} uit bestelling {order} bijna op? Antwoord JA{if link} of ga naar: {link}\
         {else}.{end}",
    ),
    (
        Step::OptOutConfirmed,
        "{brand}: Je krijgt geen sms'jes meer van ons. Antwoord START om ze weer te krijgen.",
    ),
    (Step::OptInConfirmed, "{brand}: Je krijgt onze sms'jes. Antwoord HELP voor hulp, STOP om af te melden.",),
    (
        Step::Help,
        "{brand}: We sms'en je over je bestellingen.{if support} Hulp: {support}.{end} \
         Antwoord STOP om af te melden.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Bedankt, fijn om te horen!{else}Bedankt voor je eerlijkheid. We \
         lossen het graag op: {{ shop.support | default('antwoord gerust') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: Prima, we vragen het later nog eens."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Bestel {product} opnieuw: {link}{else}Bedankt, je hoort van ons over {product}.\
         {end}",
    ),
    (Step::ReorderSkipped, "{brand}: Prima, deze keer slaan we over."),
    (
        Step::TopicStopped,
        "{brand}: Je krijgt geen sms'jes van dit soort meer. Antwoord STOP om je helemaal af te melden.",
    ),
    (
        Step::OnlyTopic,
        "{brand}: Prima, je krijgt alleen de sms'jes waar je om vroeg. Antwoord START voor alle, STOP voor \
         geen.",
    ),
    (
        Step::Paused,
        "{brand}: Prima, we houden even pauze. Antwoord START om eerder verder te gaan, STOP om af te \
         melden.",
    ),
    (Step::FewerTexts, "{brand}: Prima, je krijgt minder sms'jes. Antwoord START voor alle, STOP voor geen."),
    (
        Step::ConsentAsked,
        "{brand}: Wil je ons nieuws per sms? Antwoord JA om te bevestigen, of STOP om af te melden.",
    ),
    (Step::StopAsked, "{brand}: Wil je onze sms'jes blijven krijgen? Antwoord JA, of STOP om af te melden."),
    (Step::OrderAwaited, "{brand}: We maken je bestelling {order} klaar; nog niet alles is onderweg.{page}"),
    (
        Step::OrderUnderway,
        "{brand}: Je bestelling {order} is onderweg{if carrier} met {carrier}{end}.{if track} Volg je \
         pakket: {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: Je bestelling {order} is bezorgd. Niet ontvangen? {help}."),
];
