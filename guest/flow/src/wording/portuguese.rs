//! What each step says in Portuguese.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: Agradecemos{% if buyer.first_name %}, {{ buyer.first_name }}\
         {% endif %}. O seu pedido {{ order.name }} foi confirmado{% if order.quantity %}: \
         {{ order.summary | default(order.quantity | plural('item', 'itens')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: Recebemos o seu pagamento de {{ order.total | money }} do pedido \
         {{ order.name }}. Agradecemos.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: O seu pedido {{ order.name }} foi alterado. Novo total: {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} volumes a caminho.{% if order.status_url %} {{ order.status_url }}\
         {% endif %}{% else %}{% if parcels.partial %}Parte do pedido{% else %}O seu pedido{% endif %} \
         {{ order.name }} foi enviado{% if parcel.carrier %} por {{ parcel.carrier }}{% endif %}\
         {% if parcels.total > 1 %} (volume {{ parcel.number }} de {{ parcels.total }}){% endif %}.\
         {% if parcel.tracking_url %} Acompanhe: {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: Hoje levamos o seu pedido {{ order.name }}.{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} volumes {% if parcels.here > 1 %}chegam{% else %}chega{% endif %} hoje.\
         {% else %}O seu pedido {{ order.name }} chega hoje.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}Pedido {{ order.name }}: {{ parcels.here }} de \
         {{ parcels.total }} volumes entregues.{% elif parcels.partial %}Parte do pedido \
         {{ order.name }} foi entregue; o resto segue em breve.{% else %}O seu pedido \
         {{ order.name }} foi entregue.{% endif %} Algum problema? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: Lamentamos, o seu pedido {{ order.name }} vai atrasar.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: A entrega do seu pedido {{ order.name }} falhou.\
         {% if parcel.tracking_url %} Veja o que fazer: {{ parcel.tracking_url }}\
         {% else %} Alguma pergunta? {{ shop.support | default('Responda a este SMS') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: O seu pedido {{ order.name }} pode ser retirado.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: O seu pedido {{ order.name }} foi retirado. Algum problema? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: O seu pedido {{ order.name }} foi cancelado.\
         {% if order.refunded %} Vamos reembolsar {{ order.refunded | money }}.\
         {% endif %} Alguma pergunta? {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: Reembolsamos {% if order.refunded %}{{ order.refunded | money }}\
         {% else %}o valor{% endif %} do pedido {{ order.name }}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: Registramos o retorno do seu pedido {{ order.name }}. Alguma pergunta? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: O seu pedido {{ order.name }} chegou. {% if links.guide %}Primeiros passos: \
         {{ links.guide }}{% else %}Precisa de ajuda? \
         {{ shop.support | default('Responda a este SMS') }}.{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}Gostou do seu pedido \
         {{ order.name }}? Conte para todos: {{ links.review }}{% else %}Gostou do pedido \
         {{ order.name }}? Responda de 1 (nada) a 5 (muito).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: Agradecemos o seu pedido {{ order.name }}. Conhece o nosso clube de clientes?\
         {% if links.loyalty %} {{ links.loyalty }}{% else %} Responda a este SMS.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: {{ product.title }} do pedido {{ order.name }} acabando? Responda SIM\
         {% if product.url %} ou acesse: {{ product.url }}{% else %}.{% endif %}",
    ),
    (
        Step::OptOutConfirmed,
        "{{ shop.brand }}: Os SMS foram cancelados. Responda START para voltar a receber.",
    ),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: Vamos enviar SMS sobre os seus pedidos. Responda HELP para ajuda, STOP para sair.",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: Enviamos SMS sobre os seus pedidos.{% if shop.support %} Ajuda: \
         {{ shop.support }}.{% endif %} Responda STOP para sair.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}Agradecemos, ficamos felizes!\
         {% else %}Agradecemos a franqueza. Queremos resolver: \
         {{ shop.support | default('responda a este SMS') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: Certo, perguntaremos mais tarde."),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}Novo pedido de {{ product.title }}: {{ product.url }}\
         {% else %}Agradecemos, vamos escrever sobre {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: Certo, desta vez fica de fora."),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: Os SMS desse tipo foram cancelados. Responda STOP para cancelar todos.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: Certo, vamos enviar apenas os SMS solicitados. Responda START para todos, STOP para nenhum.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: Certo, fazemos uma pausa. Responda START para voltar antes, STOP para sair.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: Certo, vamos enviar menos SMS. Responda START para todos, STOP para nenhum.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: Deseja continuar recebendo os nossos SMS? Responda SIM, ou STOP para sair.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: Preparamos o seu pedido {{ order.name }}; ainda falta enviar uma parte.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: O seu pedido {{ order.name }} foi enviado{% if parcel.carrier %} por {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Acompanhe: {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: O seu pedido {{ order.name }} foi entregue. Algum problema? \
         {{ shop.support | default('Responda a este SMS') }}.",
    ),
];
