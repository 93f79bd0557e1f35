//! What each step says in Spanish.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Gracias{if name}, {name}{end}. Su pedido {order} ha sido confirmado\
         {if things}: \
         {things}{end}.{page}",
    ),
    (Step::PaymentReceived, "{brand}: Hemos recibido su pago de {sum} por el pedido {order}. Gracias."),
    (Step::OrderEdited, "{brand}: Su pedido {order} ha cambiado. Nuevo total: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Pedido {order}: {here} de {total} paquetes van en camino.\
         {page}{else}{if partial}Parte de su pedido{else}Su pedido{end} {order} va en camino\
         {if carrier} con {carrier}{end}{if several} (paquete {number} de {total}){end}.\
         {if track} Siga el paquete: {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Hoy le llevamos su pedido {order}.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Pedido {order}: {here} de {total} paquetes {if many}llegan\
         {else}llega{end} hoy.{else}Su pedido {order} llega hoy.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Pedido {order}: {here} de {total} paquetes entregados.\
         {or partial}Parte de su pedido {order} ya fue entregada; pronto llega el resto.\
         {else}Su pedido {order} ha sido entregado.{end} ¿Algo no va bien? {help}.",
    ),
    (Step::Delayed, "{brand}: Lo sentimos, su pedido {order} llega con retraso.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: No hemos podido entregar su pedido {order}.{if track} Siguientes pasos: {track}{else} \
         ¿Dudas? {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: Ya puede recoger su pedido {order}.{page}"),
    (Step::PickedUp, "{brand}: Ha recogido su pedido {order}. ¿Algo no va bien? {help}."),
    (
        Step::Cancelled,
        "{brand}: Su pedido {order} ha sido cancelado.{if refunded} Le devolvemos \
         {refunded}.{end} ¿Dudas? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Le hemos reembolsado {if refunded}{refunded}{else}el importe\
         {end} del pedido {order}.",
    ),
    (Step::Returned, "{brand}: Ya hemos registrado lo que devuelve del pedido {order}. ¿Dudas? {help}."),
    (
        Step::SetUp,
        "{brand}: Su pedido {order} ya ha llegado. {if guide}Primeros pasos: {guide}\
         {else}¿Necesita ayuda para empezar? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}¿Le gusta su pedido {order}? Deje su comentario: {review}\
         {else}¿Le ha gustado su pedido {order}? Responda de 1 (nada) a 5 (mucho).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Gracias por su pedido {order}. Puede unirse a nuestro club de clientes\
         {if loyalty}: {loyalty}{else}. Si le interesa, responda a este SMS.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: ¿Se le acaba {product} del pedido {order}? Responda SI{if link} o entre en: {link}{else}\
         .{end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Ya no le enviaremos SMS. Responda START para volver."),
    (Step::OptInConfirmed, "{brand}: Le enviaremos nuestros SMS. HELP para ayuda, STOP para darse de baja.",),
    (
        Step::Help,
        "{brand}: SMS sobre sus pedidos.{if support} Ayuda: {support}.{end} STOP para darse \
         de baja.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}¡Gracias, nos alegra mucho!{else}Gracias por avisarnos. Queremos \
         arreglarlo: {{ shop.support | default('responda a este SMS') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: De acuerdo, le preguntaremos en otro momento."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Vuelva a pedir {product}: {link}{else}Gracias, le escribiremos sobre {product}.\
         {end}",
    ),
    (Step::ReorderSkipped, "{brand}: De acuerdo, esta vez lo dejamos."),
    (
        Step::TopicStopped,
        "{brand}: Ya no le enviaremos SMS de ese tipo. Responda STOP para no recibir ninguno.",
    ),
    (
        Step::OnlyTopic,
        "{brand}: De acuerdo, solo le enviaremos los SMS que ha pedido. Responda START para todos, STOP \
         para ninguno.",
    ),
    (
        Step::Paused,
        "{brand}: De acuerdo, hacemos una pausa. Responda START para reanudar antes, STOP para darse de \
         baja.",
    ),
    (
        Step::FewerTexts,
        "{brand}: De acuerdo, le enviaremos menos SMS. Responda START para todos, STOP para ninguno.",
    ),
    (
        Step::ConsentAsked,
        "{brand}: ¿Desea recibir nuestras novedades por SMS? Confirme con SI, o STOP para darse de baja.",
    ),
    (
        Step::StopAsked,
        "{brand}: ¿Desea seguir recibiendo nuestros SMS? Responda SI, o STOP para darse de baja.",
    ),
    (Step::OrderAwaited, "{brand}: Estamos preparando su pedido {order}; no ha salido todo.{page}"),
    (
        Step::OrderUnderway,
        "{brand}: Su pedido {order} va en camino{if carrier} con {carrier}{end}.{if track} Siga el \
         paquete: {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: Su pedido {order} ha sido entregado. ¿No lo tiene? {help}."),
];
