//! What each step says in Polish.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Dziękujemy{% if buyer.first_name %}, {{ buyer.first_name }}\
         {% endif %}. Zamówienie {{ order.name }} jest potwierdzone{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('produkt', 'produkty', 'produktów')) }}\
         {% endif %}.{% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Mamy Twoją płatność {{ order.total | money }} za zamówienie \
         {{ order.name }}. Dziękujemy.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Zamówienie {{ order.name }} zostało zmienione. Nowa suma: \
         {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Zamówienie {{ order.name }}: paczki w drodze: \
         {{ parcels.here }} z {{ parcels.total }}.{% if order.status_url %} {{ order.status_url }}\
         {% endif %}{% else %}{% if parcels.partial %}Część zamówienia{% else %}Zamówienie{% endif %} \
         {{ order.name }} w drodze{% if parcel.carrier %}, przewoźnik: {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (paczka {{ parcel.number }} z {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Dziś przywieziemy Twoje zamówienie {{ order.name }}.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Zamówienie \
         {{ order.name }}: paczki, które dotrą dziś: {{ parcels.here }} z {{ parcels.total }}.\
         {% else %}Zamówienie {{ order.name }} dotrze dziś.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Zamówienie {{ order.name }}: doręczone paczki: \
         {{ parcels.here }} z {{ parcels.total }}.{% elif parcels.partial %}Część zamówienia \
         {{ order.name }} doręczona; reszta wkrótce.{% else %}Zamówienie \
         {{ order.name }} zostało doręczone.{% endif %} Coś nie tak? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Przepraszamy, zamówienie {{ order.name }} dotrze później.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: Nie udało się doręczyć zamówienia {{ order.name }}.\
         {% if parcel.tracking_url %} Co dalej: {{ parcel.tracking_url }}{% else %} Pytania? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Zamówienie {{ order.name }} jest gotowe do odbioru.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Zamówienie {{ order.name }} zostało odebrane. Coś nie tak? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Zamówienie {{ order.name }} zostało anulowane.{% if order.refunded %} Zwrot: \
         {{ order.refunded | money }}.{% endif %} Pytania? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Zwrot za zamówienie {{ order.name }}{% if order.refunded %}: \
         {{ order.refunded | money }}{% else %} jest w drodze{% endif %}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Zwrot z zamówienia {{ order.name }} został zarejestrowany. Pytania? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Zamówienie {{ order.name }} już jest. {% if links.guide %}Jak zacząć: \
         {{ links.guide }}{% else %}Potrzebujesz pomocy? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Jak podoba Ci się zamówienie \
         {{ order.name }}? Twoja opinia: {{ links.review }}{% else %}Jak oceniasz zamówienie \
         {{ order.name }}? Odpisz od 1 (źle) do 5 (świetnie).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Dziękujemy za zamówienie {{ order.name }}. Zapraszamy do klubu klienta\
         {% if links.loyalty %}: {{ links.loyalty }}{% else %}. Aby dołączyć, odpisz na tego SMS-a.\
         {% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: Kończy się {{ product.title }} z zamówienia {{ order.name }}? Odpisz TAK\
         {% if product.url %} lub wejdź: {{ product.url }}{% else %}.{% endif %}",
    ),
    (Step::OptOutConfirmed, "{{ shop.brand }}: Nie będziemy już wysyłać SMS-ów. Odpisz START, aby wrócić."),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Będziemy pisać o Twoich zamówieniach. HELP: pomoc, STOP: rezygnacja.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Piszemy o Twoich zamówieniach.{% if shop.support %} Pomoc: \
         {{ shop.support }}.{% endif %} Rezygnacja: STOP.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Dziękujemy, to nas cieszy!\
         {% else %}Dziękujemy za szczerość. Chcemy to naprawić: \
         {{ shop.support | default('odpisz na tego SMS-a') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: Dobrze, zapytamy później."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}{{ product.title }} ponownie: {{ product.url }}\
         {% else %}Dziękujemy, odezwiemy się: {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: Dobrze, tym razem pomijamy."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Nie wyślemy więcej takich SMS-ów. Odpisz STOP, aby zrezygnować ze wszystkich.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: Dobrze, wyślemy tylko wybrane SMS-y. START: wszystkie, STOP: rezygnacja.",
    ),
    (Step::Paused, "{{ shop.brand }}: Dobrze, robimy przerwę. START: wcześniejszy powrót, STOP: rezygnacja."),
    (Step::FewerTexts, "{{ shop.brand }}: Dobrze, SMS-ów będzie mniej. START: wszystkie, STOP: rezygnacja."),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Czy nadal chcesz dostawać nasze SMS-y? Odpisz TAK albo STOP, aby zrezygnować.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Przygotowujemy zamówienie {{ order.name }}; jeszcze nie wszystko wysłaliśmy.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Zamówienie {{ order.name }} w drodze{% if parcel.carrier %}, przewoźnik: {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Zamówienie {{ order.name }} zostało doręczone. Nie dotarło? \
         {{ shop.support | default('Odpisz na tego SMS-a') }}.",
    ),
];
