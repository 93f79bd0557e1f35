//! What each step says in Swedish.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Tack{% if buyer.first_name %} {{ buyer.first_name }}{% endif %}, din order \
         {{ order.name }} är bekräftad{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('vara', 'varor')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Vi har tagit emot din betalning på {{ order.total | money }} för order \
         {{ order.name }}. Tack.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Din order {{ order.name }} har ändrats. Ny totalsumma: {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Order {{ order.name }}: {{ parcels.here }} av \
         {{ parcels.total }} paket är på väg.{% if order.status_url %} {{ order.status_url }}{% endif %}\
         {% else %}{% if parcels.partial %}En del av order{% else %}Din order{% endif %} \
         {{ order.name }} är på väg{% if parcel.carrier %} med {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (paket {{ parcel.number }} av {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} Spåra: {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Vi levererar din order {{ order.name }} i dag.{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Order {{ order.name }}: {{ parcels.here }} av \
         {{ parcels.total }} paket kommer i dag.{% else %}Din order {{ order.name }} kommer i dag.\
         {% endif %}{% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Order {{ order.name }}: {{ parcels.here }} av \
         {{ parcels.total }} paket levererade.{% elif parcels.partial %}En del av order \
         {{ order.name }} är levererad; resten kommer.{% else %}Din order {{ order.name }} är levererad.\
         {% endif %} Är något fel? {{ shop.support | default('Svara på detta sms') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Din order {{ order.name }} blir tyvärr försenad.{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: Din order {{ order.name }} kunde inte levereras.\
         {% if parcel.tracking_url %} Gör så här: {{ parcel.tracking_url }}{% else %} Frågor? \
         {{ shop.support | default('Svara på detta sms') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Din order {{ order.name }} finns att hämta.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Du har hämtat din order {{ order.name }}. Är något fel? \
         {{ shop.support | default('Svara på detta sms') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Din order {{ order.name }} är annullerad.\
         {% if order.refunded %} Du får tillbaka {{ order.refunded | money }}.{% endif %} Frågor? \
         {{ shop.support | default('Svara på detta sms') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Vi har betalat tillbaka {% if order.refunded %}{{ order.refunded | money }}\
         {% else %}pengarna{% endif %} för order {{ order.name }}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Din retur för order {{ order.name }} är registrerad. Frågor? \
         {{ shop.support | default('Svara på detta sms') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Din order {{ order.name }} har kommit. {% if links.guide %}Kom i gång: \
         {{ links.guide }}{% else %}Behöver du hjälp att komma i gång? \
         {{ shop.support | default('Svara på detta sms') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Vad tycker du om order \
         {{ order.name }}? Skriv ett omdöme: {{ links.review }}{% else %}Hur nöjd är du med order \
         {{ order.name }}? Svara 1 (inte alls) till 5 (mycket).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Tack för order {{ order.name }}. Vår kundklubb är öppen för dig\
         {% if links.loyalty %}: {{ links.loyalty }}{% else %}. Svara på detta sms om du vill vara med.\
         {% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: Håller {{ product.title }} från order \
         {{ order.name }} på att ta slut? Svara JA{% if product.url %} eller gå till: {{ product.url }}\
         {% else %}.{% endif %}",
    ),
    (
        Step::OptOutConfirmed,
        "{{ shop.brand }}: Du får inga fler sms från oss. Svara START för att få dem igen.",
    ),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Du får sms om dina order. Svara HELP för hjälp, STOP för att avsluta.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Vi skickar sms om dina order.{% if shop.support %} Hjälp: {{ shop.support }}.\
         {% endif %} Svara STOP för att avsluta.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Tack, vad roligt att höra!\
         {% else %}Tack för att du berättar. Vi vill rätta till det: \
         {{ shop.support | default('svara på detta sms') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: Okej, vi frågar igen senare."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Beställ {{ product.title }} igen: {{ product.url }}\
         {% else %}Tack, vi hör av oss om {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: Okej, vi hoppar över den här gången."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Du får inga fler sms av det slaget. Svara STOP för att avsluta alla.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: Okej, du får bara de sms du bad om. Svara START för alla, STOP för inga.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: Okej, vi gör en paus. Svara START för att fortsätta tidigare, STOP för att avsluta.",
    ),
    (Step::FewerTexts, "{{ shop.brand }}: Okej, du får färre sms. Svara START för alla, STOP för inga."),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Vill du ha fler sms från oss? Svara JA, eller STOP för att avsluta.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Vi gör i ordning din order {{ order.name }}; allt har inte skickats än.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Din order {{ order.name }} är på väg{% if parcel.carrier %} med {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Spåra: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Din order {{ order.name }} är levererad. Har den inte kommit? \
         {{ shop.support | default('Svara på detta sms') }}.",
    ),
];
