//! What each step says in Spanish.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Gracias{% if buyer.first_name %}, {{ buyer.first_name }}\
         {% endif %}. Su pedido {{ order.name }} ha sido confirmado{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('producto', 'productos')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Hemos recibido su pago de {{ order.total | money }} por el pedido \
         {{ order.name }}. Gracias.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: Su pedido {{ order.name }} ha cambiado. Nuevo total: {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} paquetes van en camino.{% if order.status_url %} {{ order.status_url }}\
         {% endif %}{% else %}{% if parcels.partial %}Parte de su pedido{% else %}Su pedido{% endif %} \
         {{ order.name }} va en camino{% if parcel.carrier %} con {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (paquete {{ parcel.number }} de {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} Siga el paquete: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Hoy le llevamos su pedido {{ order.name }}.{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} paquetes {% if parcels.here > 1 %}llegan{% else %}llega{% endif %} hoy.\
         {% else %}Su pedido {{ order.name }} llega hoy.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} paquetes entregados.{% elif parcels.partial %}Parte de su pedido \
         {{ order.name }} ya fue entregada; pronto llega el resto.{% else %}Su pedido \
         {{ order.name }} ha sido entregado.{% endif %} ¿Algo no va bien? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Lo sentimos, su pedido {{ order.name }} llega con retraso.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: No hemos podido entregar su pedido {{ order.name }}.\
         {% if parcel.tracking_url %} Siguientes pasos: {{ parcel.tracking_url }}{% else %} ¿Dudas? \
         {{ shop.support | default('Responda a este SMS') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: Ya puede recoger su pedido {{ order.name }}.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: Ha recogido su pedido {{ order.name }}. ¿Algo no va bien? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: Su pedido {{ order.name }} ha sido cancelado.\
         {% if order.refunded %} Le devolvemos {{ order.refunded | money }}.{% endif %} ¿Dudas? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Le hemos reembolsado {% if order.refunded %}{{ order.refunded | money }}\
         {% else %}el importe{% endif %} del pedido {{ order.name }}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Su devolución del pedido {{ order.name }} queda registrada. ¿Dudas? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: Su pedido {{ order.name }} ya ha llegado. \
         {% if links.guide %}Primeros pasos: {{ links.guide }}{% else %}¿Necesita ayuda para empezar? \
         {{ shop.support | default('Responda a este SMS') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}¿Le gusta su pedido \
         {{ order.name }}? Deje su comentario: {{ links.review }}{% else %}¿Le ha gustado su pedido \
         {{ order.name }}? Responda de 1 (nada) a 5 (mucho).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Gracias por su pedido \
         {{ order.name }}. Puede unirse a nuestro club de clientes{% if links.loyalty %}: \
         {{ links.loyalty }}{% else %}. Si le interesa, responda a este SMS.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: ¿Se le acaba {{ product.title }} del pedido {{ order.name }}? Responda SI\
         {% if product.url %} o entre en: {{ product.url }}{% else %}.{% endif %}",
    ),
    (Step::OptOutConfirmed, "{{ shop.brand }}: No le enviaremos más SMS. Responda START para volver."),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Le enviaremos SMS sobre sus pedidos. Responda HELP para ayuda, STOP para darse de baja.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Le escribimos sobre sus pedidos.{% if shop.support %} Ayuda: \
         {{ shop.support }}.{% endif %} Responda STOP para darse de baja.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}¡Gracias, nos alegra mucho!\
         {% else %}Gracias por avisarnos. Queremos arreglarlo: \
         {{ shop.support | default('responda a este SMS') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: De acuerdo, le preguntaremos en otro momento."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Vuelva a pedir {{ product.title }}: {{ product.url }}\
         {% else %}Gracias, le escribiremos sobre {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: De acuerdo, esta vez lo dejamos."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Ya no le enviaremos SMS de ese tipo. Responda STOP para no recibir ninguno.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: De acuerdo, solo le enviaremos los SMS que ha pedido. Responda START para todos, STOP para ninguno.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: De acuerdo, hacemos una pausa. Responda START para reanudar antes, STOP para darse de baja.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: De acuerdo, le enviaremos menos SMS. Responda START para todos, STOP para ninguno.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: ¿Desea seguir recibiendo nuestros SMS? Responda SI, o STOP para darse de baja.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Estamos preparando su pedido {{ order.name }}; no ha salido todo.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: Su pedido {{ order.name }} va en camino{% if parcel.carrier %} con {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Siga el paquete: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: Su pedido {{ order.name }} ha sido entregado. ¿No lo tiene? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
];
