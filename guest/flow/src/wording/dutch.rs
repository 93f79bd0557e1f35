//! What each step says in Dutch.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Bedankt{% if buyer.first_name %} {{ buyer.first_name }}\
         {% endif %}, je bestelling {{ order.name }} is bevestigd{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('artikel', 'artikelen')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: We hebben je betaling van {{ order.total | money }} voor bestelling \
         {{ order.name }} ontvangen. Bedankt.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Je bestelling {{ order.name }} is gewijzigd. Nieuw totaal: \
         {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Bestelling {{ order.name }}: \
         {{ parcels.here }} van de {{ parcels.total }} pakketten zijn onderweg.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}{% else %}\
         {% if parcels.partial %}Een deel van bestelling{% else %}Je bestelling{% endif %} \
         {{ order.name }} is onderweg{% if parcel.carrier %} met {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (pakket {{ parcel.number }} van {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} Volg je pakket: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: We brengen je bestelling {{ order.name }} vandaag langs.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Bestelling {{ order.name }}: \
         {{ parcels.here }} van de {{ parcels.total }} pakketten {% if parcels.here > 1 %}komen\
         {% else %}komt{% endif %} vandaag aan.{% else %}Je bestelling \
         {{ order.name }} wordt vandaag bezorgd.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Bestelling {{ order.name }}: \
         {{ parcels.here }} van de {{ parcels.total }} pakketten bezorgd.\
         {% elif parcels.partial %}Een deel van bestelling {{ order.name }} is bezorgd; de rest volgt.\
         {% else %}Je bestelling {{ order.name }} is bezorgd.{% endif %} Klopt er iets niet? \
         {{ shop.support | default('Antwoord gerust') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Sorry, je bestelling {{ order.name }} komt later dan beloofd.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: Je bestelling {{ order.name }} kon niet worden bezorgd.\
         {% if parcel.tracking_url %} Wat nu: {{ parcel.tracking_url }}{% else %} Vragen? \
         {{ shop.support | default('Antwoord gerust') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Je bestelling {{ order.name }} ligt klaar om op te halen.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Je hebt bestelling {{ order.name }} opgehaald. Klopt er iets niet? \
         {{ shop.support | default('Antwoord gerust') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Je bestelling {{ order.name }} is geannuleerd.\
         {% if order.refunded %} Je krijgt {{ order.refunded | money }} terug.{% endif %} Vragen? \
         {{ shop.support | default('Antwoord gerust') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: We hebben {% if order.refunded %}{{ order.refunded | money }}\
         {% else %}je geld{% endif %} voor bestelling {{ order.name }} terugbetaald.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Je retour van bestelling {{ order.name }} is geregistreerd. Vragen? \
         {{ shop.support | default('Antwoord gerust') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Je bestelling {{ order.name }} is er. {% if links.guide %}Zo begin je: \
         {{ links.guide }}{% else %}Hulp nodig om te beginnen? \
         {{ shop.support | default('Antwoord gerust') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Wat vind je van bestelling \
         {{ order.name }}? Laat het weten: {{ links.review }}\
         {% else %}Hoe tevreden ben je met bestelling \
         {{ order.name }}? Antwoord 1 (helemaal niet) tot 5 (zeer).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Bedankt voor bestelling {{ order.name }}. Onze klantenclub staat voor je open\
         {% if links.loyalty %}: {{ links.loyalty }}{% else %}. Interesse? Antwoord gerust.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: Is {{ product.title }} uit bestelling {{ order.name }} bijna op? Antwoord JA\
         {% if product.url %} of ga naar: {{ product.url }}{% else %}.{% endif %}",
    ),
    (
        Step::OptOutConfirmed,
        "{{ shop.brand }}: Je krijgt geen sms'jes meer van ons. Antwoord START om ze weer te krijgen.",
    ),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Je krijgt sms'jes over je bestellingen. Antwoord HELP voor hulp, STOP om af te melden.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: We sms'en je over je bestellingen.{% if shop.support %} Hulp: \
         {{ shop.support }}.{% endif %} Antwoord STOP om af te melden.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Bedankt, fijn om te horen!\
         {% else %}Bedankt voor je eerlijkheid. We lossen het graag op: \
         {{ shop.support | default('antwoord gerust') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: Prima, we vragen het later nog eens."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Bestel {{ product.title }} opnieuw: {{ product.url }}\
         {% else %}Bedankt, je hoort van ons over {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: Prima, deze keer slaan we over."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Je krijgt geen sms'jes van dit soort meer. Antwoord STOP om je helemaal af te melden.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: Prima, je krijgt alleen de sms'jes waar je om vroeg. Antwoord START voor alle, STOP voor geen.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: Prima, we houden even pauze. Antwoord START om eerder verder te gaan, STOP om af te melden.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: Prima, je krijgt minder sms'jes. Antwoord START voor alle, STOP voor geen.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Wil je onze sms'jes blijven krijgen? Antwoord JA, of STOP om af te melden.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: We maken je bestelling {{ order.name }} klaar; nog niet alles is onderweg.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Je bestelling {{ order.name }} is onderweg{% if parcel.carrier %} met {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Volg je pakket: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Je bestelling {{ order.name }} is bezorgd. Niet ontvangen? \
         {{ shop.support | default('Antwoord gerust') }}.",
    ),
];
