//! What each step says in Italian.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Grazie{% if buyer.first_name %} {{ buyer.first_name }}\
         {% endif %}, il suo ordine {{ order.name }} è confermato{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('articolo', 'articoli')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Abbiamo ricevuto il suo pagamento di {{ order.total | money }} per l'ordine \
         {{ order.name }}. Grazie.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è stato modificato. Nuovo totale: \
         {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Ordine {{ order.name }}: {{ parcels.here }} di \
         {{ parcels.total }} pacchi sono in viaggio.{% if order.status_url %} {{ order.status_url }}\
         {% endif %}{% else %}{% if parcels.partial %}Una parte dell'ordine{% else %}Il suo ordine\
         {% endif %} {{ order.name }} è in viaggio{% if parcel.carrier %} con {{ parcel.carrier }}\
         {% endif %}{% if parcels.total > 1 %} (pacco {{ parcel.number }} di {{ parcels.total }})\
         {% endif %}.{% if parcel.tracking_url %} Tracciamento: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Oggi le portiamo il suo ordine {{ order.name }}.{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Ordine {{ order.name }}: {{ parcels.here }} di \
         {{ parcels.total }} pacchi in arrivo oggi.{% else %}Il suo ordine {{ order.name }} arriva oggi.\
         {% endif %}{% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Ordine {{ order.name }}: {{ parcels.here }} di \
         {{ parcels.total }} pacchi consegnati.{% elif parcels.partial %}Una parte dell'ordine \
         {{ order.name }} è stata consegnata; segue il resto.{% else %}Il suo ordine \
         {{ order.name }} è stato consegnato.{% endif %} Qualcosa non va? \
         {{ shop.support | default('Risponda a questo SMS') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Ci dispiace, il suo ordine {{ order.name }} è in ritardo.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: Non è stato possibile consegnare il suo ordine {{ order.name }}.\
         {% if parcel.tracking_url %} Cosa fare: {{ parcel.tracking_url }}{% else %} Domande? \
         {{ shop.support | default('Risponda a questo SMS') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è pronto per il ritiro.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Ha ritirato il suo ordine {{ order.name }}. Qualcosa non va? \
         {{ shop.support | default('Risponda a questo SMS') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è stato annullato.\
         {% if order.refunded %} Le rimborsiamo {{ order.refunded | money }}.{% endif %} Domande? \
         {{ shop.support | default('Risponda a questo SMS') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Le abbiamo rimborsato {% if order.refunded %}{{ order.refunded | money }}\
         {% else %}l'importo{% endif %} per l'ordine {{ order.name }}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Il suo reso per l'ordine {{ order.name }} è registrato. Domande? \
         {{ shop.support | default('Risponda a questo SMS') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è arrivato. {% if links.guide %}Per iniziare: \
         {{ links.guide }}{% else %}Serve aiuto per iniziare? \
         {{ shop.support | default('Risponda a questo SMS') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Le piace il suo ordine \
         {{ order.name }}? Ci lasci una recensione: {{ links.review }}\
         {% else %}Quanto è soddisfatto dell'ordine \
         {{ order.name }}? Risponda da 1 (per niente) a 5 (molto).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Grazie per il suo ordine \
         {{ order.name }}. Il nostro club clienti è aperto a lei{% if links.loyalty %}: \
         {{ links.loyalty }}{% else %}. Se le interessa, risponda a questo SMS.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: Sta finendo {{ product.title }} dell'ordine {{ order.name }}? Risponda SI\
         {% if product.url %} o vada su: {{ product.url }}{% else %}.{% endif %}",
    ),
    (Step::OptOutConfirmed, "{{ shop.brand }}: Non le invieremo altri SMS. Risponda START per riprendere."),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Le invieremo SMS sui suoi ordini. Risponda HELP per aiuto, STOP per disiscriversi.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Le scriviamo sui suoi ordini.{% if shop.support %} Aiuto: {{ shop.support }}.\
         {% endif %} Risponda STOP per disiscriversi.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Grazie, ci fa molto piacere!\
         {% else %}Grazie per avercelo detto. Vogliamo rimediare: \
         {{ shop.support | default('risponda a questo SMS') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: Va bene, glielo chiederemo più avanti."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Riordini {{ product.title }} qui: {{ product.url }}\
         {% else %}Grazie, le scriveremo per {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: Va bene, questa volta lo saltiamo."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Non le invieremo altri SMS di questo tipo. Risponda STOP per non riceverne nessuno.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: Va bene, le invieremo solo gli SMS richiesti. Risponda START per tutti, STOP per nessuno.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: Va bene, facciamo una pausa. Risponda START per riprendere prima, STOP per disiscriversi.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: Va bene, le invieremo meno SMS. Risponda START per tutti, STOP per nessuno.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Desidera ancora ricevere i nostri SMS? Risponda SI, oppure STOP per disiscriversi.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Stiamo preparando il suo ordine {{ order.name }}; non tutto è ancora partito.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è in viaggio{% if parcel.carrier %} con {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Tracciamento: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Il suo ordine {{ order.name }} è stato consegnato. Non lo trova? \
         {{ shop.support | default('Risponda a questo SMS') }}.",
    ),
];
