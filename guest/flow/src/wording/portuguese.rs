//! What each step says in Portuguese.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Agradecemos{if name}, {name}{end}. O seu pedido {order} foi confirmado\
         {if things}: {things}\
         {end}.{page}",
    ),
    (Step::PaymentReceived, "{brand}: Recebemos o seu pagamento de {sum} do pedido {order}. Agradecemos."),
    (Step::OrderEdited, "{brand}: O seu pedido {order} foi alterado. Novo total: {sum}."),
    (
        Step::Shipped,
        "{brand}: {if together}Pedido {order}: {here} de {total} volumes a caminho.{page}\
         {else}{if partial}Parte do pedido{else}O seu pedido{end} {order} foi enviado\
         {if carrier} por {carrier}{end}{if several} (volume {number} de {total}){end}.\
         {if track} Acompanhe: {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: Hoje levamos o seu pedido {order}.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Pedido {order}: {here} de {total} volumes {if many}chegam\
         {else}chega{end} hoje.{else}O seu pedido {order} chega hoje.{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Pedido {order}: {here} de {total} volumes entregues.\
         {or partial}Parte do pedido {order} foi entregue; o resto segue em breve.{else}O \
         seu pedido {order} foi entregue.{end} Algum problema? {help}.",
    ),
    (Step::Delayed, "{brand}: Lamentamos, o seu pedido {order} vai atrasar.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: A entrega do seu pedido {order} falhou.{if track} Veja o que fazer: {track}{else} Alguma \
         pergunta? {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand}: O seu pedido {order} pode ser retirado.{page}"),
    (Step::PickedUp, "{brand}: O seu pedido {order} foi retirado. Algum problema? {help}."),
    (
        Step::Cancelled,
        "{brand}: O seu pedido {order} foi cancelado.{if refunded} Vamos reembolsar \
         {refunded}.{end} Alguma pergunta? {help}.",
    ),
    (
        Step::Refunded,
        "{brand}: Reembolsamos {if refunded}{refunded}{else}o valor{end} do \
         pedido {order}.",
    ),
    (Step::Returned, "{brand}: Registramos o retorno do seu pedido {order}. Alguma pergunta? {help}."),
    (
        Step::SetUp,
        "{brand}: O seu pedido {order} chegou. {if guide}Primeiros passos: {guide}\
         {else}Precisa de ajuda? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}Gostou do seu pedido {order}? Conte para todos: {review}\
         {else}Gostou do pedido {order}? Responda de 1 (nada) a 5 (muito).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: Agradecemos o seu pedido {order}. Conhece o nosso clube de clientes?\
         {if loyalty} {loyalty}{else} Responda a este SMS.{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: {product} do pedido {order} acabando? Responda SIM{if link} ou acesse: {link}{else}.\
         {end}",
    ),
    (Step::OptOutConfirmed, "{brand}: Os SMS foram cancelados. Responda START para voltar a receber."),
    (Step::OptInConfirmed, "{brand}: Vamos enviar os nossos SMS. Responda HELP para ajuda, STOP para sair.",),
    (
        Step::Help,
        "{brand}: Enviamos SMS sobre os seus pedidos.{if support} Ajuda: {support}.{end} \
         Responda STOP para sair.",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Agradecemos, ficamos felizes!{else}Agradecemos a franqueza. Queremos \
         resolver: {{ shop.support | default('responda a este SMS') }}.{end}",
    ),
    (Step::ReorderLater, "{brand}: Certo, perguntaremos mais tarde."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Novo pedido de {product}: {link}{else}Agradecemos, vamos escrever sobre \
         {product}.{end}",
    ),
    (Step::ReorderSkipped, "{brand}: Certo, desta vez fica de fora."),
    (Step::TopicStopped, "{brand}: Os SMS desse tipo foram cancelados. Responda STOP para cancelar todos."),
    (
        Step::OnlyTopic,
        "{brand}: Certo, vamos enviar apenas os SMS solicitados. Responda START para todos, STOP para \
         nenhum.",
    ),
    (Step::Paused, "{brand}: Certo, fazemos uma pausa. Responda START para voltar antes, STOP para sair."),
    (
        Step::FewerTexts,
        "{brand}: Certo, vamos enviar menos SMS. Responda START para todos, STOP para nenhum.",
    ),
    (
        Step::ConsentAsked,
        "{brand}: Deseja receber as nossas novidades por SMS? Responda SIM para confirmar, ou STOP para sair.",
    ),
    (Step::StopAsked, "{brand}: Deseja continuar recebendo os nossos SMS? Responda SIM, ou STOP para sair."),
    (Step::OrderAwaited, "{brand}: Preparamos o seu pedido {order}; ainda falta enviar uma parte.{page}"),
    (
        Step::OrderUnderway,
        "{brand}: O seu pedido {order} foi enviado{if carrier} por {carrier}{end}.{if track} Acompanhe: \
         {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: O seu pedido {order} foi entregue. Algum problema? {help}."),
];
