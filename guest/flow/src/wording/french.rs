//! What each step says in French.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }} : Merci{% if buyer.first_name %} {{ buyer.first_name }}\
         {% endif %}, votre commande {{ order.name }} est confirmée{% if order.quantity %} : \
         {{ order.summary | default(order.quantity | plural('article', 'articles')) }}{% endif %}.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }} : Nous avons bien enregistré votre paiement de \
         {{ order.total | money }} pour la commande {{ order.name }}. Merci.",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }} : Votre commande {{ order.name }} a été modifiée. Nouveau total : \
         {{ order.total | money }}.",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }} : {% if parcels.together > 1 %}Commande {{ order.name }} : \
         {{ parcels.here }} sur {{ parcels.total }} colis sont en route.{% if order.status_url %} \
         {{ order.status_url }}{% endif %}{% else %}{% if parcels.partial %}Une partie de la commande\
         {% else %}Votre commande{% endif %} {{ order.name }} est en route{% if parcel.carrier %} avec \
         {{ parcel.carrier }}{% endif %}{% if parcels.total > 1 %} (colis {{ parcel.number }} sur \
         {{ parcels.total }}){% endif %}.{% if parcel.tracking_url %} Suivi : {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }} : Nous vous apportons votre commande {{ order.name }} aujourd'hui.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }} : {% if parcels.total > 1 %}Commande {{ order.name }} : \
         {{ parcels.here }} sur {{ parcels.total }} colis {% if parcels.here > 1 %}arrivent\
         {% else %}arrive{% endif %} aujourd'hui.{% else %}Votre commande \
         {{ order.name }} arrive aujourd'hui.{% endif %}{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }} : {% if parcels.total > 1 %}Commande {{ order.name }} : \
         {{ parcels.here }} sur {{ parcels.total }} colis livrés.\
         {% elif parcels.partial %}Une partie de la commande \
         {{ order.name }} est livrée ; le reste suit.{% else %}Votre commande \
         {{ order.name }} est livrée.{% endif %} Un souci ? \
         {{ shop.support | default('Répondez à ce SMS') }}.",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }} : Désolés, votre commande {{ order.name }} aura du retard.\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% elif order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }} : Votre commande {{ order.name }} n'a pas pu vous parvenir.\
         {% if parcel.tracking_url %} La suite ici : {{ parcel.tracking_url }}{% else %} Une question ? \
         {{ shop.support | default('Répondez à ce SMS') }}.{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }} : Votre commande {{ order.name }} vous attend au point de retrait.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }} : Vous avez retiré votre commande {{ order.name }}. Un souci ? \
         {{ shop.support | default('Répondez à ce SMS') }}.",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }} : Votre commande {{ order.name }} est annulée.\
         {% if order.refunded %} Nous vous remboursons {{ order.refunded | money }}.\
         {% endif %} Une question ? {{ shop.support | default('Répondez à ce SMS') }}.",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }} : Nous vous avons remboursé {% if order.refunded %}\
         {{ order.refunded | money }}{% else %}le montant{% endif %} pour la commande {{ order.name }}.",
    ),
    (
        Step::Returned,
        "{{ shop.brand }} : Votre retour pour la commande \
         {{ order.name }} est bien enregistré. Une question ? \
         {{ shop.support | default('Répondez à ce SMS') }}.",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }} : Votre commande {{ order.name }} est arrivée. \
         {% if links.guide %}Pour bien commencer : {{ links.guide }}\
         {% else %}Besoin d'aide pour commencer ? {{ shop.support | default('Répondez à ce SMS') }}.\
         {% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }} : {% if links.review %}Que pensez-vous de votre commande \
         {{ order.name }} ? Votre avis : {{ links.review }}{% else %}Que pensez-vous de votre commande \
         {{ order.name }} ? Répondez de 1 (pas du tout satisfait) à 5 (très satisfait).{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }} : Merci pour votre commande \
         {{ order.name }}. Notre club client vous est ouvert{% if links.loyalty %} : {{ links.loyalty }}\
         {% else %}. Pour en faire partie, répondez à ce SMS.{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }} : Plus beaucoup de {{ product.title }} (commande \
         {{ order.name }}) ? Répondez OUI{% if product.url %} ou cliquez ici : {{ product.url }}\
         {% else %}.{% endif %}",
    ),
    (
        Step::OptOutConfirmed,
        "{{ shop.brand }} : Vous ne recevrez plus de SMS de notre part. Répondez START pour reprendre.",
    ),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }} : Vous recevrez des SMS sur vos commandes. HELP pour de l'aide, STOP pour vous désinscrire.",
    ),
    (
        Step::Help,
        "{{ shop.brand }} : Nous vous écrivons au sujet de vos commandes.{% if shop.support %} Aide : \
         {{ shop.support }}.{% endif %} STOP pour vous désinscrire.",
    ),
    (
        Step::Rated,
        "{{ shop.brand }} : {% if rating > 3 %}Merci, cela nous fait plaisir !\
         {% else %}Merci de nous l'avoir dit. Trouvons une solution : \
         {{ shop.support | default('répondez à ce SMS') }}.{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }} : Entendu, nous vous le redemanderons plus tard."),
    (
        Step::ReorderLink,
        "{{ shop.brand }} : {% if product.url %}Commander de nouveau {{ product.title }} : \
         {{ product.url }}{% else %}Merci, nous vous écrirons au sujet de {{ product.title }}.{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }} : Entendu, pas cette fois-ci."),
    (
        Step::TopicStopped,
        "{{ shop.brand }} : Vous ne recevrez plus de SMS de ce type. Répondez STOP pour n'en recevoir aucun.",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }} : Entendu, vous ne recevrez que les SMS choisis. Répondez START pour tous, STOP pour aucun.",
    ),
    (
        Step::Paused,
        "{{ shop.brand }} : Entendu, nous faisons une pause. Répondez START pour reprendre avant, STOP pour vous désinscrire.",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }} : Entendu, vous recevrez moins de SMS. Répondez START pour tous, STOP pour aucun.",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }} : Souhaitez-vous encore recevoir nos SMS ? Répondez OUI, ou STOP pour vous désinscrire.",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }} : Votre commande {{ order.name }} est en préparation ; tout n'est pas encore parti.\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }} : Votre commande {{ order.name }} est en route{% if parcel.carrier %} avec {{ parcel.carrier }}{% endif %}.\
         {% if parcel.tracking_url %} Suivi : {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }} : Votre commande {{ order.name }} est livrée. Vous ne l'avez pas ? \
         {{ shop.support | default('Répondez à ce SMS') }}.",
    ),
];
