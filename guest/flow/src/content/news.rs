//! Words of promotions that are plain news in some steps: what an order waited for
//! is back, a parcel can be fetched for the last time, a gift card was paid with.

use crate::journey::Step;

/// In which steps, and which words, in whatever language.
pub(super) const NEWS: &[(&[Step], &str)] = &[
    (&[Step::Delayed, Step::OrderConfirmed, Step::OrderEdited, Step::PaymentReceived], RESTOCKED),
    (
        &[
            Step::OrderConfirmed,
            Step::OrderEdited,
            Step::PaymentReceived,
            Step::Refunded,
            Step::Cancelled,
            Step::Returned,
        ],
        TENDER,
    ),
];

const RESTOCKED: &str = "\
    restock* back_in_stock wieder_auf_lager wieder_erhaltlich retour_en_stock de_nuevo_en_stock \
    di_nuovo_disponibil* volta_ao_estoque weer_op_voorraad znow_dostepn* ponownie_dostepn* \
    ater_i_lager tillbaka_i_lager 再入荷";

/// The steps that may tell of the last chance to have a parcel, and how.
pub(super) const BRINGING: &[Step] = &[Step::DeliveryFailed, Step::ReadyForPickup, Step::OutForDelivery];
pub(super) const LAST_CHANCES: &str = "\
    last_chance nur_heute letzte_chance derniere_chance ultima_oportunidad solo_hoy \
    ultima_occasione solo_oggi ultima_chance so_hoje laatste_kans alleen_vandaag ostatnia_szansa \
    tylko_dzis sista_chansen bara_idag 本日限り";

const TENDER: &str = "\
    gift_card* voucher* gutschein* geschenkkarte* geschenkgutschein* bon_d_achat carte_cadeau \
    cartes_cadeaux tarjeta_regalo tarjetas_regalo carta_regalo buono_regalo buoni_regalo \
    vale_presente cartao_presente cadeaubon* cadeaukaart* karta_podarunkow* karte_podarunkow* \
    presentkort* gavekort* lahjakort* ギフトカード ajandekutalvan* card_cadou hediye_karti 기프트카드 禮品卡 \
    darkovy_pouk* darkovou_kart* подарунков* подарочная_карт* подарочную_карт* подарочнои_карт*";

/// The steps that tell what an order comes to, with the discount that it had.
pub(super) const SUMMING_UP: &[Step] = &[Step::OrderConfirmed, Step::OrderEdited, Step::PaymentReceived];

/// How they say that it was taken off, by how these words begin.
pub(super) const APPLIED: &str = "\
    applied abgezogen appliquee aplicad applicat verwerkt naliczon trukket huomioitu \
    odecten levont uygulandi учтен";

/// The same in scripts without spaces.
pub(super) const APPLIED_UNSPACED: &str = "적용되 计入 تطبيق";

/// What may be told so, as the vocabulary has it.
pub(super) const DISCOUNTS: &str = "\
    discount discounts rabatt* reduction* descuento* sconto sconti desconto* korting* rabat* znizk* alennu* slev* \
    kedvezmeny* indirim* скидк* 할인 优惠 خصم الخصم";
