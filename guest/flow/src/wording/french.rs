//! What each step says in French.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand} : Merci{if name} {name}{end}, votre commande {order} est confirmée{if things} \
         : {things}{end}.{page}",
    ),
    (
        Step::PaymentReceived,
        "{brand} : Nous avons bien enregistré votre paiement de {sum} pour la commande {order}. Merci.",
    ),
    (Step::OrderEdited, "{brand} : Votre commande {order} a été modifiée. Nouveau total : {sum}."),
    (
        Step::Shipped,
        "{brand} : {if together}Commande {order} : {here} sur {total} colis sont en route.\
         {page}{else}{if partial}Une partie de la commande{else}Votre commande{end} {order} \
         est en route{if carrier} avec {carrier}{end}{if several} (colis {number} sur {total})\
         {end}.{if track} Suivi : {track}{or page}{end}",
    ),
    (
        Step::LocalDelivery,
        "{brand} : Nous vous apportons votre commande {order} aujourd'hui.{if track} {track}{end}",
    ),
    (
        Step::OutForDelivery,
        "{brand} : {if several}Commande {order} : {here} sur {total} colis {if many}\
         arrivent{else}arrive{end} aujourd'hui.{else}Votre commande {order} arrive aujourd'hui.{end}\
         {if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand} : {if several}Commande {order} : {here} sur {total} colis livrés.\
         {or partial}Une partie de la commande {order} est livrée ; le reste suit.{else}\
         Votre commande {order} est livrée.{end} Un souci ? {help}.",
    ),
    (Step::Delayed, "{brand} : Désolés, votre commande {order} aura du retard.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand} : Votre commande {order} n'a pas pu vous parvenir.{if track} La suite ici : {track}{else} \
         Une question ? {help}.{end}",
    ),
    (Step::ReadyForPickup, "{brand} : Votre commande {order} vous attend au point de retrait.{page}"),
    (Step::PickedUp, "{brand} : Vous avez retiré votre commande {order}. Un souci ? {help}."),
    (
        Step::Cancelled,
        "{brand} : Votre commande {order} est annulée.{if refunded} Nous vous remboursons \
         {refunded}.{end} Une question ? {help}.",
    ),
    (
        Step::Refunded,
        "{brand} : Nous vous avons remboursé {if refunded}{refunded}{else}le \
         montant{end} pour la commande {order}.",
    ),
    (
        Step::Returned,
        "{brand} : Votre retour pour la commande {order} est bien enregistré. Une question ? {help}.",
    ),
    (
        Step::SetUp,
        "{brand} : Votre commande {order} est arrivée. {if guide}Pour bien commencer : \
         {guide}{else}Besoin d'aide pour commencer ? {help}.{end}",
    ),
    (
        Step::Feedback,
        "{brand} : {if review}Que pensez-vous de votre commande {order} ? Votre avis : \
         {review}{else}Que pensez-vous de votre commande {order} ? Répondez de 1 (pas du tout \
         satisfait) à 5 (très satisfait).{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand} : Merci pour votre commande {order}. Notre club client vous est ouvert\
         {if loyalty} : {loyalty}{else}. Pour en faire partie, répondez à ce SMS.{end}",
    ),
    (
        Step::Replenishment,
        "{brand} : Plus beaucoup de {product} (commande {order}) ? Répondez OUI{if link} ou cliquez ici : \
         {link}{else}.{end}",
    ),
    (
        Step::OptOutConfirmed,
        "{brand} : Vous ne recevrez plus de SMS de notre part. Répondez START pour reprendre.",
    ),
    (
        Step::OptInConfirmed,
        "{brand} : Vous recevrez nos SMS. HELP pour de l'aide, STOP pour vous \
         désinscrire.",
    ),
    (
        Step::Help,
        "{brand} : Nous vous écrivons au sujet de vos commandes.{if support} Aide : \
         {support}.{end} STOP pour vous désinscrire.",
    ),
    (
        Step::Rated,
        "{brand} : {if happy}Merci, cela nous fait plaisir !{else}Merci de nous l'avoir dit. \
         Trouvons une solution : {{ shop.support | default('répondez à ce SMS') }}.{end}",
    ),
    (Step::ReorderLater, "{brand} : Entendu, nous vous le redemanderons plus tard."),
    (
        Step::ReorderLink,
        "{brand} : {if link}Commander de nouveau {product} : {link}{else}Merci, nous vous écrirons au \
         sujet de {product}.{end}",
    ),
    (Step::ReorderSkipped, "{brand} : Entendu, pas cette fois-ci."),
    (
        Step::TopicStopped,
        "{brand} : Vous ne recevrez plus de SMS de ce type. Répondez STOP pour n'en recevoir aucun.",
    ),
    (
        Step::OnlyTopic,
        "{brand} : Entendu, vous ne recevrez que les SMS choisis. Répondez START pour tous, STOP pour \
         aucun.",
    ),
    (
        Step::Paused,
        "{brand} : Entendu, nous faisons une pause. Répondez START pour reprendre avant, STOP pour vous \
         désinscrire.",
    ),
    (
        Step::FewerTexts,
        "{brand} : Entendu, vous recevrez moins de SMS. Répondez START pour tous, STOP pour aucun.",
    ),
    (
        Step::ConsentAsked,
        "{brand} : Vous souhaitez nos actualités par SMS ? Confirmez par OUI, ou STOP pour vous désinscrire.",
    ),
    (
        Step::StopAsked,
        "{brand} : Souhaitez-vous encore recevoir nos SMS ? Répondez OUI, ou STOP pour vous désinscrire.",
    ),
    (
        Step::OrderAwaited,
        "{brand} : Votre commande {order} est en préparation ; tout n'est pas encore parti.{page}",
    ),
    (
        Step::OrderUnderway,
        "{brand} : Votre commande {order} est en route{if carrier} avec {carrier}{end}.{if track} Suivi : \
         {track}{or page}",
    ),
    (Step::OrderArrived, "{brand} : Votre commande {order} est livrée. Vous ne l'avez pas ? {help}."),
];
