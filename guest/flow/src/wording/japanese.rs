//! What each step says in Japanese.

use crate::journey::Step;

pub(super) const TEXTS: &[(Step, &str)] = &[
    (
        Step::OrderConfirmed,
        "{{ shop.brand }}: {% if buyer.first_name %}{{ buyer.first_name }}様、{% endif %}ご注文\
         {{ order.name }}を承りました{% if order.quantity %}（\
         {{ order.summary | default(order.quantity | plural('点', '点')) }}）{% endif %}。\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PaymentReceived,
        "{{ shop.brand }}: ご注文{{ order.name }}のお支払い{{ order.total | money }}を確認しました。ありがとうございます。",
    ),
    (
        Step::OrderEdited,
        "{{ shop.brand }}: ご注文{{ order.name }}の内容が変更されました。合計は{{ order.total | money }}です。",
    ),
    (
        Step::Shipped,
        "{{ shop.brand }}: {% if parcels.together > 1 %}ご注文{{ order.name }}：{{ parcels.total }}個中\
         {{ parcels.here }}個を発送しました。{% if order.status_url %} {{ order.status_url }}{% endif %}\
         {% else %}ご注文{{ order.name }}{% if parcels.partial %}の一部{% endif %}を発送しました\
         {% if parcel.carrier %}（{{ parcel.carrier }}）{% endif %}{% if parcels.total > 1 %}（\
         {{ parcels.total }}個中{{ parcel.number }}個目）{% endif %}。{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% elif order.status_url %} {{ order.status_url }}{% endif %}{% endif %}",
    ),
    (
        Step::LocalDelivery,
        "{{ shop.brand }}: ご注文{{ order.name }}を本日お届けします。{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::OutForDelivery,
        "{{ shop.brand }}: {% if parcels.total > 1 %}ご注文{{ order.name }}：{{ parcels.total }}個中\
         {{ parcels.here }}個を本日お届け予定です。{% else %}ご注文{{ order.name }}は本日お届け予定です。{% endif %}\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    ),
    (
        Step::Delivered,
        "{{ shop.brand }}: {% if parcels.total > 1 %}ご注文{{ order.name }}：{{ parcels.total }}個中\
         {{ parcels.here }}個をお届けしました。{% elif parcels.partial %}ご注文\
         {{ order.name }}の一部をお届けしました。残りは後日お届けします。{% else %}ご注文{{ order.name }}をお届けしました。\
         {% endif %}お困りの際は：{{ shop.support | default('このSMSにご返信ください') }}。",
    ),
    (
        Step::Delayed,
        "{{ shop.brand }}: 申し訳ございません。ご注文{{ order.name }}のお届けが予定より遅れます。{% if parcel.tracking_url %} \
         {{ parcel.tracking_url }}{% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::DeliveryFailed,
        "{{ shop.brand }}: ご注文{{ order.name }}をお届けできませんでした。{% if parcel.tracking_url %}詳細： \
         {{ parcel.tracking_url }}{% else %}お問い合わせ：{{ shop.support | default('このSMSにご返信ください') }}。{% endif %}",
    ),
    (
        Step::ReadyForPickup,
        "{{ shop.brand }}: ご注文{{ order.name }}をお受け取りいただけます。{% if order.status_url %} \
         {{ order.status_url }}{% endif %}",
    ),
    (
        Step::PickedUp,
        "{{ shop.brand }}: ご注文{{ order.name }}をお渡ししました。お困りの際は：{{ shop.support | default('このSMSにご返信ください') }}。",
    ),
    (
        Step::Cancelled,
        "{{ shop.brand }}: ご注文{{ order.name }}はキャンセルされました。{% if order.refunded %}\
         {{ order.refunded | money }}を返金いたします。{% endif %}お問い合わせ：\
         {{ shop.support | default('このSMSにご返信ください') }}。",
    ),
    (
        Step::Refunded,
        "{{ shop.brand }}: ご注文{{ order.name }}の{% if order.refunded %}{{ order.refunded | money }}\
         {% else %}代金{% endif %}を返金いたしました。",
    ),
    (
        Step::Returned,
        "{{ shop.brand }}: ご注文{{ order.name }}の返品を承りました。お問い合わせ：{{ shop.support | default('このSMSにご返信ください') }}。",
    ),
    (
        Step::SetUp,
        "{{ shop.brand }}: ご注文{{ order.name }}が到着しました。{% if links.guide %}ご利用方法： {{ links.guide }}\
         {% else %}ご不明な点は：{{ shop.support | default('このSMSにご返信ください') }}。{% endif %}",
    ),
    (
        Step::Feedback,
        "{{ shop.brand }}: {% if links.review %}ご注文{{ order.name }}はいかがでしたか。ご感想： {{ links.review }}\
         {% else %}ご注文{{ order.name }}の満足度を1（不満）から5（満足）の数字でご返信ください。{% endif %}",
    ),
    (
        Step::LoyaltyInvitation,
        "{{ shop.brand }}: ご注文{{ order.name }}をありがとうございました。会員クラブのご案内です{% if links.loyalty %}： \
         {{ links.loyalty }}{% else %}。ご希望の方はご返信ください。{% endif %}",
    ),
    (
        Step::Replenishment,
        "{{ shop.brand }}: ご注文{{ order.name }}の{{ product.title }}は残り少なくなっていませんか。再注文は「はい」とご返信ください。\
         {% if product.url %} {{ product.url }}{% endif %}",
    ),
    (Step::OptOutConfirmed, "{{ shop.brand }}: 今後SMSをお送りしません。再開するにはSTARTとご返信ください。"),
    (
        Step::OptInConfirmed,
        "{{ shop.brand }}: ご注文についてSMSでお知らせします。ヘルプはHELP、停止はSTOPとご返信ください。",
    ),
    (
        Step::Help,
        "{{ shop.brand }}: ご注文についてSMSでお知らせしています。{% if shop.support %}お問い合わせ：{{ shop.support }}。\
         {% endif %}停止はSTOPとご返信ください。",
    ),
    (
        Step::Rated,
        "{{ shop.brand }}: {% if rating > 3 %}ありがとうございます。大変うれしく思います。{% else %}ご意見ありがとうございます。改善いたします：\
         {{ shop.support | default('このSMSにご返信ください') }}。{% endif %}",
    ),
    (Step::ReorderLater, "{{ shop.brand }}: 承知しました。後日改めてご案内します。"),
    (
        Step::ReorderLink,
        "{{ shop.brand }}: {% if product.url %}{{ product.title }}の再注文はこちら： {{ product.url }}\
         {% else %}ありがとうございます。{{ product.title }}について後日ご連絡します。{% endif %}",
    ),
    (Step::ReorderSkipped, "{{ shop.brand }}: 承知しました。今回は見送ります。"),
    (
        Step::TopicStopped,
        "{{ shop.brand }}: この種類のSMSは今後お送りしません。すべて停止するにはSTOPとご返信ください。",
    ),
    (
        Step::OnlyTopic,
        "{{ shop.brand }}: 承知しました。ご希望のSMSのみお送りします。すべて受け取るにはSTART、停止はSTOPとご返信ください。",
    ),
    (
        Step::Paused,
        "{{ shop.brand }}: 承知しました。SMSを一時停止します。再開はSTART、停止はSTOPとご返信ください。",
    ),
    (
        Step::FewerTexts,
        "{{ shop.brand }}: 承知しました。SMSの回数を減らします。元に戻すにはSTART、停止はSTOPとご返信ください。",
    ),
    (
        Step::StopAsked,
        "{{ shop.brand }}: 今後もSMSをお送りしてよろしいですか。「はい」または停止はSTOPとご返信ください。",
    ),
    (
        Step::OrderAwaited,
        "{{ shop.brand }}: ご注文{{ order.name }}を準備しています。まだすべては発送されていません。\
         {% if order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderUnderway,
        "{{ shop.brand }}: ご注文{{ order.name }}は配送中です{% if parcel.carrier %}（{{ parcel.carrier }}）{% endif %}。\
         {% if parcel.tracking_url %} {{ parcel.tracking_url }}\
         {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    ),
    (
        Step::OrderArrived,
        "{{ shop.brand }}: ご注文{{ order.name }}はお届け済みです。届いていない場合は：\
         {{ shop.support | default('このSMSにご返信ください') }}。",
    ),
];
