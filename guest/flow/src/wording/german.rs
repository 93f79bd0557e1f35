//! What each step says in German.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Danke{% if buyer.first_name %} {{ buyer.first_name }}\
         {% endif %}, Ihre Bestellung {{ order.name }} ist eingegangen{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('Artikel', 'Artikel')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Ihre Zahlung von {{ order.total | money }} für Bestellung \
         {{ order.name }} ist eingegangen. Vielen Dank.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} wurde geändert. Neuer Gesamtbetrag: \
         {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Bestellung {{ order.name }}: \
         {{ parcels.here }} von {{ parcels.total }} Paketen sind unterwegs.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}{% else %}{% if parcels.partial %}Ein Teil der Bestellung\
         {% else %}Ihre Bestellung{% endif %} {{ order.name }} ist unterwegs{% if parcel.carrier %} mit \
         {{ parcel.carrier }}{% endif %}{% if parcels.total > 1 %} (Paket {{ parcel.number }} von \
         {{ parcels.total }}){% endif %}.{% if parcel.tracking_url %} Verfolgen: \
         {{ parcel.tracking_url }}{% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Wir bringen Ihnen Ihre Bestellung {{ order.name }} heute.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Bestellung {{ order.name }}: \
         {{ parcels.here }} von {{ parcels.total }} Paketen {% if parcels.here > 1 %}kommen\
         {% else %}kommt{% endif %} heute an.{% else %}Ihre Bestellung \
         {{ order.name }} wird heute zugestellt.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Bestellung {{ order.name }}: \
         {{ parcels.here }} von {{ parcels.total }} Paketen zugestellt.\
         {% elif parcels.partial %}Ein Teil der Bestellung {{ order.name }} ist da; der Rest folgt.\
         {% else %}Ihre Bestellung {{ order.name }} wurde zugestellt.{% endif %} Stimmt etwas nicht? \
         {{ shop.support | default('Antworten Sie einfach') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Leider kommt Ihre Bestellung {{ order.name }} später als zugesagt.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} konnte nicht zugestellt werden.\
         {% if parcel.tracking_url %} So geht es weiter: {{ parcel.tracking_url }}{% else %} Fragen? \
         {{ shop.support | default('Antworten Sie einfach') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} liegt zur Abholung bereit.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Sie haben Ihre Bestellung {{ order.name }} abgeholt. Stimmt etwas nicht? \
         {{ shop.support | default('Antworten Sie einfach') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} wurde storniert.\
         {% if order.refunded %} Sie erhalten {{ order.refunded | money }} zurück.{% endif %} Fragen? \
         {{ shop.support | default('Antworten Sie einfach') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Für Ihre Bestellung {{ order.name }} {% if order.refunded %}wurden \
         {{ order.refunded | money }}{% else %}wurde Ihr Geld{% endif %} erstattet.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Ihre Rücksendung zu Bestellung {{ order.name }} ist erfasst. Fragen? \
         {{ shop.support | default('Antworten Sie einfach') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} ist da. {% if links.guide %}So geht es los: \
         {{ links.guide }}{% else %}Brauchen Sie Hilfe beim Einstieg? \
         {{ shop.support | default('Antworten Sie einfach') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Wie gefällt Ihnen Ihre Bestellung \
         {{ order.name }}? Ihre Bewertung: {{ links.review }}\
         {% else %}Wie zufrieden sind Sie mit Bestellung \
         {{ order.name }}? Antworten Sie mit 1 (gar nicht) bis 5 (sehr).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Danke für Ihre Bestellung \
         {{ order.name }}. Unser Kundenclub steht Ihnen offen{% if links.loyalty %}: {{ links.loyalty }}\
         {% else %}. Bei Interesse antworten Sie einfach.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: Geht {{ product.title }} aus Bestellung \
         {{ order.name }} zur Neige? Antworten Sie JA{% if product.url %} oder hier: {{ product.url }}\
         {% else %}.{% endif %}",
    ),
    (
        Step::OptOutConfirmed,
        "{{ shop.brand }}: Sie erhalten keine weiteren SMS von uns. Mit START geht es weiter.",
    ),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Sie erhalten SMS zu Ihren Bestellungen. HELP für Hilfe, STOP zum Abmelden.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Wir schreiben Ihnen zu Ihren Bestellungen.{% if shop.support %} Hilfe: \
         {{ shop.support }}.{% endif %} Abmelden mit STOP.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Vielen Dank, das freut uns!\
         {% else %}Danke für Ihre Offenheit. Wir bringen das in Ordnung: \
         {{ shop.support | default('antworten Sie einfach') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: In Ordnung, wir fragen später noch einmal."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}{{ product.title }} nachbestellen: {{ product.url }}\
         {% else %}Danke, wir melden uns wegen {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: In Ordnung, diesmal lassen wir es aus."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Solche SMS bekommen Sie nicht mehr. Antworten Sie STOP, um alle abzubestellen.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: In Ordnung, Sie bekommen nur noch die gewünschten SMS. Antworten Sie START für alle, STOP für keine.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: In Ordnung, wir machen eine Pause. Antworten Sie START, damit es früher weitergeht, STOP für keine SMS mehr.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: In Ordnung, Sie bekommen weniger SMS. Antworten Sie START für alle, STOP für keine.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Dürfen wir Ihnen weiter schreiben? Antworten Sie JA, oder STOP, um alle SMS abzubestellen.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Wir bereiten Ihre Bestellung {{ order.name }} vor; noch ist nicht alles unterwegs.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} ist unterwegs{% if parcel.carrier %} mit {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Verfolgen: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Ihre Bestellung {{ order.name }} wurde zugestellt. Nicht da? \
         {{ shop.support | default('Antworten Sie einfach') }}.",
    ),
];
