//! What each step says in Polish.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: {if name}{name}, przyjęliśmy{else}Przyjęliśmy{end} zamówienie {order}\
         {if things}: \
         {things}{end}.\
         {page}",
    ),
    (Step::PaymentReceived, "{brand}: Mamy Twoją płatność {sum} za zamówienie {order}. Dziękujemy."),
    (Step::OrderEdited, "{brand}: Zamówienie {order} zostało zmienione. Nowa suma: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Zamówienie {order}: paczki w drodze: {here} z {total}.\
         {page}{else}{if partial}Część zamówienia{else}Zamówienie{end} {order} w drodze\
         {if carrier}, przewoźnik: {carrier}{end}{if several} (paczka {number} z {total}){end}.\
         {if track} {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Dziś przywieziemy Twoje zamówienie {order}.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Zamówienie {order}: paczki, które dotrą dziś: {here} z {total}.{else}\
         Zamówienie {order} dotrze dziś.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Zamówienie {order}: doręczone paczki: {here} z {total}.\
         {or partial}Część zamówienia {order} doręczona; reszta wkrótce.{else}Zamówienie \
         {order} zostało doręczone.{end} Coś nie tak? {help}.",
    ),
    (Step::Delayed, "{brand}: Przepraszamy, zamówienie {order} dotrze później.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: Nie udało się doręczyć zamówienia {order}.{if track} Co dalej: {track}{else} Pytania? \
         {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Zamówienie {order} jest gotowe do odbioru.{page}"),
    (Step::PickedUp, "{brand}: Zamówienie {order} zostało odebrane. Coś nie tak? {help}."),
    (
        Step::Cancelled,
        "{brand}: Zamówienie {order} zostało anulowane.{if refunded} Zwrot: \
         {refunded}.{end} Pytania? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Zwrot za zamówienie {order}{if refunded}: {refunded}{else} \
         jest w drodze{end}.",
    ),
    (Step::Returned, "{brand}: Zwrot z zamówienia {order} został zarejestrowany. Pytania? {help}."),
    (
        Step::SetUp,
        "{brand}: Zamówienie {order} już jest. {if guide}Jak zacząć: {guide}{else}\
         Potrzebujesz pomocy? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Jak podoba Ci się zamówienie {order}? Twoja opinia: \
         {review}{else}Jak oceniasz zamówienie {order}? Odpisz od 1 (źle) do 5 (świetnie).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Dziękujemy za zamówienie {order}. Zapraszamy do klubu klienta{if loyalty}: \
         {loyalty}{else}. Aby dołączyć, odpisz na tego SMS-a.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: Kończy się {product} z zamówienia {order}? Odpisz TAK{if link} lub wejdź: {link}{else}.\
         {end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Nie będziemy już wysyłać SMS-ów. Odpisz START, aby wrócić."),
    (Step::OptInConfirmed, "{brand}: Będziesz dostawać nasze SMS-y. HELP: pomoc, STOP: rezygnacja."),
    (
        Step::Help,
        "{brand}: Piszemy o Twoich zamówieniach.{if support} Pomoc: {support}.{end} \
         Rezygnacja: STOP.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Dziękujemy, to nas cieszy!{else}Dziękujemy za szczerość. Chcemy to \
         naprawić: {{ shop.support | default('odpisz na tego SMS-a') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: Dobrze, zapytamy później."),
    (
        Step::ReorderLink,
        "{brand}: {if link}{product} ponownie: {link}{else}Dziękujemy, odezwiemy się: {product}.{end}",
    ),
    (Step::ReorderSkipped, "{brand}: Dobrze, tym razem pomijamy."),
    (
        Step::TopicStopped,
        "{brand}: Nie wyślemy więcej takich SMS-ów. Odpisz STOP, aby zrezygnować ze wszystkich.",
    ),
    (Step::OnlyTopic, "{brand}: Dobrze, wyślemy tylko wybrane SMS-y. START: wszystkie, STOP: rezygnacja."),
    (Step::Paused, "{brand}: Dobrze, robimy przerwę. START: wcześniejszy powrót, STOP: rezygnacja."),
    (Step::FewerTexts, "{brand}: Dobrze, SMS-ów będzie mniej. START: wszystkie, STOP: rezygnacja."),
    (
        Step::ConsentAsked,
        "{brand}: Czy chcesz dostawać od nas nowości SMS-em? Odpisz TAK, aby potwierdzić, albo STOP, aby zrezygnować.",
    ),
    (
        Step::StopAsked,
        "{brand}: Czy nadal chcesz dostawać nasze SMS-y? Odpisz TAK albo STOP, aby zrezygnować.",
    ),
    (
        Step::OrderAwaited,
        "{brand}: Przygotowujemy zamówienie {order}; jeszcze nie wszystko wysłaliśmy.{page}",
    ),
    (
        Step::OrderUnderway,
        "{brand}: Zamówienie {order} w drodze{if carrier}, przewoźnik: {carrier}{end}.{if track} {track}\
         {or page}",
    ),
    (Step::OrderArrived, "{brand}: Zamówienie {order} zostało doręczone. Nie dotarło? {help}."),
];
