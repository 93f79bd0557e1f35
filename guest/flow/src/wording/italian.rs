//! What each step says in Italian.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Grazie{if name} {name}{end}, il suo ordine {order} è confermato{if things}: \
         {things}{end}.{page}",
    ),
    (
        Step::PaymentReceived,
        "{brand}: Abbiamo ricevuto il suo pagamento di {sum} per l'ordine {order}. Grazie.",
    ),
    (Step::OrderEdited, "{brand}: Il suo ordine {order} è stato modificato. Nuovo totale: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Ordine {order}: {here} di {total} pacchi sono in viaggio.\
         {page}{else}{if partial}Una parte dell'ordine{else}Il suo ordine{end} {order} è in \
         viaggio{if carrier} con {carrier}{end}{if several} (pacco {number} di {total}){end}.\
         {if track} Tracciamento: {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Oggi le portiamo il suo ordine {order}.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Ordine {order}: {here} di {total} pacchi in arrivo oggi.{else}Il suo ordine \
         {order} arriva oggi.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Ordine {order}: {here} di {total} pacchi consegnati.\
         {or partial}Una parte dell'ordine {order} è stata consegnata; segue il resto.{else}\
         Il suo ordine {order} è stato consegnato.{end} Qualcosa non va? {help}.",
    ),
    (Step::Delayed, "{brand}: Ci dispiace, il suo ordine {order} è in ritardo.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: Non è stato possibile consegnare il suo ordine {order}.{if track} Cosa fare: {track}\
         {else} Domande? {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Il suo ordine {order} è pronto per il ritiro.{page}"),
    (Step::PickedUp, "{brand}: Ha ritirato il suo ordine {order}. Qualcosa non va? {help}."),
    (
        Step::Cancelled,
        "{brand}: Il suo ordine {order} è stato annullato.{if refunded} Le rimborsiamo \
         {refunded}.{end} Domande? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Le abbiamo rimborsato {if refunded}{refunded}{else}l'importo\
         {end} per l'ordine {order}.",
    ),
    (Step::Returned, "{brand}: Il suo reso per l'ordine {order} è registrato. Domande? {help}."),
    (
        Step::SetUp,
        "{brand}: Il suo ordine {order} è arrivato. {if guide}Per iniziare: {guide}\
         {else}Serve aiuto per iniziare? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Le piace il suo ordine {order}? Ci lasci una recensione: \
         {review}{else}Quanto è soddisfatto dell'ordine {order}? Risponda da 1 (per niente) a 5 \
         (molto).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Grazie per il suo ordine {order}. Il nostro club clienti è aperto a lei\
         {if loyalty}: {loyalty}{else}. Se le interessa, risponda a questo SMS.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: Sta finendo {product} dell'ordine {order}? Risponda SI{if link} o vada su: {link}{else}.\
         {end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Non le invieremo altri SMS. Risponda START per riprendere."),
    (
        Step::OptInConfirmed,
        "{brand}: Le invieremo i nostri SMS. Risponda HELP per aiuto, STOP per disiscriversi.",
    ),
    (
        Step::Help,
        "{brand}: Le scriviamo sui suoi ordini.{if support} Aiuto: {support}.{end} \
         Risponda STOP per disiscriversi.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Grazie, ci fa molto piacere!{else}Grazie per avercelo detto. Vogliamo \
         rimediare: {{ shop.support | default('risponda a questo SMS') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: Va bene, glielo chiederemo più avanti."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Riordini {product} qui: {link}{else}Grazie, le scriveremo per {product}.{end}",
    ),
    (Step::ReorderSkipped, "{brand}: Va bene, questa volta lo saltiamo."),
    (
        Step::TopicStopped,
        "{brand}: Non le invieremo altri SMS di questo tipo. Risponda STOP per non riceverne nessuno.",
    ),
    (
        Step::OnlyTopic,
        "{brand}: Va bene, le invieremo solo gli SMS richiesti. Risponda START per tutti, STOP per \
         nessuno.",
    ),
    (
        Step::Paused,
        "{brand}: Va bene, facciamo una pausa. Risponda START per riprendere prima, STOP per \
         disiscriversi.",
    ),
    (
        Step::FewerTexts,
        "{brand}: Va bene, le invieremo meno SMS. Risponda START per tutti, STOP per nessuno.",
    ),
    (
        Step::ConsentAsked,
        "{brand}: Desidera le nostre novità per SMS? Confermi con SI, oppure STOP per disiscriversi.",
    ),
    (
        Step::StopAsked,
        "{brand}: Desidera ancora ricevere i nostri SMS? Risponda SI, oppure STOP per disiscriversi.",
    ),
    (
        Step::OrderAwaited,
        "{brand}: Stiamo preparando il suo ordine {order}; non tutto è ancora partito.{page}",
    ),
    (
        Step::OrderUnderway,
        "{brand}: Il suo ordine {order} è in viaggio{if carrier} con {carrier}{end}.{if track} \
         Tracciamento: {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: Il suo ordine {order} è stato consegnato. Non lo trova? {help}."),
];
