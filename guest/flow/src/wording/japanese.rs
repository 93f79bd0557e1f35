//! What each step says in Japanese.

use super::shorthand::short;
use crate::journey::Step;
use crate::packed::Indexed;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: {if name}{name}様、{end}ご注文{order}を承りました{if things}（\
         {things}）{end}。{page}",
    ),
    (Step::PaymentReceived, "{brand}: ご注文{order}のお支払い{sum}を確認しました。ありがとうございます。"),
    (Step::OrderEdited, "{brand}: ご注文{order}の内容が変更されました。合計は{sum}です。"),
    (
        Step::Shipped,
        "{brand}: {if together}ご注文{order}：{total}個中{here}個を発送しました。{page}\
         {else}ご注文{order}{if partial}の一部{end}を発送しました{if carrier}（{carrier}）\
         {end}{if several}（{total}個中{number}個目）{end}。{if track} {track}{or page}{end}",
    ),
    (Step::LocalDelivery, "{brand}: ご注文{order}を本日お届けします。{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}ご注文{order}：{total}個中{here}個を本日お届け予定です。{else}ご注文{order}\
         は本日お届け予定です。{end}{if track} {track}{end}",
    ),
    (
        Step::Delivered,
        "{brand}: {if several}ご注文{order}：{total}個中{here}個をお届けしました。\
         {or partial}ご注文{order}の一部をお届けしました。残りは後日お届けします。{else}\
         ご注文{order}をお届けしました。{end}お困りの際は：{help}。",
    ),
    (
        Step::Delayed,
        "{brand}: 申し訳ございません。ご注文{order}のお届けが予定より遅れます。{if track} {track}{or page}",
    ),
    (
        Step::DeliveryFailed,
        "{brand}: ご注文{order}をお届けできませんでした。{if track}詳細： {track}{else}お問い合わせ：\
         {help}。{end}",
    ),
    (Step::ReadyForPickup, "{brand}: ご注文{order}をお受け取りいただけます。{page}"),
    (Step::PickedUp, "{brand}: ご注文{order}をお渡ししました。お困りの際は：{help}。"),
    (
        Step::Cancelled,
        "{brand}: ご注文{order}はキャンセルされました。{if refunded}{refunded}\
         を返金いたします。{end}お問い合わせ：{help}。",
    ),
    (
        Step::Refunded,
        "{brand}: ご注文{order}の{if refunded}{refunded}{else}代金{end}\
         を返金いたしました。",
    ),
    (Step::Returned, "{brand}: ご注文{order}の返品を承りました。お問い合わせ：{help}。"),
    (
        Step::SetUp,
        "{brand}: ご注文{order}が到着しました。{if guide}ご利用方法： {guide}{else}\
         ご不明な点は：{help}。{end}",
    ),
    (
        Step::Feedback,
        "{brand}: {if review}ご注文{order}はいかがでしたか。ご感想： {review}{else}\
         ご注文{order}の満足度を1（不満）から5（満足）の数字でご返信ください。{end}",
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: ご注文{order}をありがとうございました。会員クラブのご案内です{if loyalty}： \
         {loyalty}{else}。ご希望の方はご返信ください。{end}",
    ),
    (
        Step::Replenishment,
        "{brand}: ご注文{order}の{product}は残り少なくなっていませんか。再注文は「はい」とご返信ください。\
         {if link} {link}{end}",
    ),
    (Step::OptOutConfirmed, "{brand}: 今後SMSをお送りしません。再開するにはSTARTとご返信ください。"),
    (
        Step::OptInConfirmed,
        "{brand}: 当店からSMSでお知らせします。ヘルプはHELP、停止はSTOPとご返信ください。",
    ),
    (
        Step::Help,
        "{brand}: ご注文についてSMSでお知らせしています。{if support}お問い合わせ：\
         {support}。{end}停止はSTOPとご返信ください。",
    ),
    (
        Step::Rated,
        "{brand}: {if happy}ありがとうございます。大変うれしく思います。{else}\
         ご意見ありがとうございます。改善いたします：{help}。{end}",
    ),
    (Step::ReorderLater, "{brand}: 承知しました。後日改めてご案内します。"),
    (
        Step::ReorderLink,
        "{brand}: {if link}{product}の再注文はこちら： {link}{else}ありがとうございます。{product}\
         について後日ご連絡します。{end}",
    ),
    (Step::ReorderSkipped, "{brand}: 承知しました。今回は見送ります。"),
    (
        Step::TopicStopped,
        "{brand}: この種類のSMSは今後お送りしません。すべて停止するにはSTOPとご返信ください。",
    ),
    (
        Step::OnlyTopic,
        "{brand}: \
         承知しました。ご希望のSMSのみお送りします。すべて受け取るにはSTART、停止はSTOPとご返信ください。",
    ),
    (Step::Paused, "{brand}: 承知しました。SMSを一時停止します。再開はSTART、停止はSTOPとご返信ください。"),
    (
        Step::FewerTexts,
        "{brand}: 承知しました。SMSの回数を減らします。元に戻すにはSTART、停止はSTOPとご返信ください。",
    ),
    (
        Step::ConsentAsked,
        "{brand}: 当店のお知らせをSMSでお送りしてよろしいですか。「はい」または停止はSTOPとご返信ください。",
    ),
    (
        Step::StopAsked,
        "{brand}: 今後もSMSをお送りしてよろしいですか。「はい」または停止はSTOPとご返信ください。",
    ),
    (Step::OrderAwaited, "{brand}: ご注文{order}を準備しています。まだすべては発送されていません。{page}"),
    (
        Step::OrderUnderway,
        "{brand}: ご注文{order}は配送中です{if carrier}（{carrier}）{end}。{if track} {track}{or page}",
    ),
    (Step::OrderArrived, "{brand}: ご注文{order}はお届け済みです。届いていない場合は：{help}。"),
];
