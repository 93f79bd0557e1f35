//! The words of promotions, folded as replies are (small letters, no accents),
//! by spaces, with `_` for a space inside and `*` for any ending. What has another meaning in the same
//! language is left out: "offer" (we offer a refund), "remise" (of a parcel),
//! "free" (feel free), "Aktion".

/// Words of one language, or of all where it is none.
pub(super) struct Vocabulary {
    /// ISO 639-1; empty for words that all languages have.
    pub(super) language: &'static str,
    pub(super) entries: &'static str,
}

const fn words(language: &'static str, entries: &'static str) -> Vocabulary {
    Vocabulary { language, entries }
}

/// What a shop writes in promotions alone. In Spanish "sale" goes out, so each
/// language has its own.
pub(super) const WORDS: &[Vocabulary] = &[
    words("", "promo promos cashback bogo outlet"),
    words(
        "en",
        "sale discount discounts discounted coupon* voucher* promotion* bargain* clearance giveaway* deals offers loyalty rewards",
    ),
    words(
        "de",
        "rabatt* angebot* sonderangebot* gutschein* schnappchen* sonderaktion* ausverkauf schlussverkauf \
         preisnachlass sale treuepunkte",
    ),
    words(
        "fr",
        "soldes promotion* reduction* rabais destockage bon_plan bons_plans offre_speciale nos_offres \
         vente_privee ventes_privees bon_d_achat",
    ),
    words("es", "descuento* oferta* rebaja* promocion* cupon* ganga* chollo*"),
    words("it", "sconto sconti scontat* offerta offerte saldi promozion* coupon*"),
    words("pt", "desconto* oferta* promoc* cupom cupons cupao saldos liquidacao"),
    words("nl", "korting* aanbieding* uitverkoop koopje* sale waardebon*"),
    words("pl", "rabat* znizk* promocj* promocyjn* wyprzedaz* oferta* oferty kupon*"),
    words("sv", "rabatt* erbjudande* rea kampanj* utforsaljning* fynda"),
    words("ja", "割引 セール 特価 クーポン キャンペーン お得 値引き バーゲン 半額"),
];

/// What speaks to a reader who is to buy.
pub(super) const CALLS: &str = "\
    shop_now buy_now order_now special_offer* limited_offer exclusive_offer* our_offers limited_time_only \
    last_chance free_gift* black_friday cyber_monday refer_a_friend earn_points flash_sale* buy_one_get_one \
    jetzt_kaufen jetzt_bestellen jetzt_sichern nur_heute letzte_chance freunde_werben \
    achetez_maintenant profitez_en derniere_chance offre_limitee parrainez \
    compra_ahora compre_ahora ultima_oportunidad no_te_pierdas solo_hoy \
    acquista_ora ultima_occasione solo_oggi non_perdere compre_agora ultima_chance so_hoje nao_perca \
    koop_nu bestel_nu laatste_kans alleen_vandaag kup_teraz ostatnia_szansa tylko_dzis nie_przegap \
    kop_nu handla_nu sista_chansen bara_idag \
    今すぐ購入 期間限定 本日限り 円引き %引き ％引き %オフ ％オフ";

/// What announces a code that makes something cheaper.
pub(super) const CODES: &str = "\
    promo_code* promocode* discount_code* coupon_code* voucher_code* rabattcode* gutscheincode* aktionscode* \
    code_promo code_de_reduction code_reduction codigo_promocional codigo_de_desc* codigo_descuento \
    codice_sconto codice_promo* kortingscode* actiecode* kod_rabat* kod_promo* kodem_rabat* rabattkod* \
    kampanjkod* クーポンコード 割引コード";

/// What announces a code that may open a locker as well: which, its form says.
pub(super) const WITH_CODE: &str = "\
    use_code with_code enter_code use_the_code with_the_code mit_dem_code mit_code avec_le_code con_el_codigo \
    con_il_codice com_o_codigo met_code met_de_code z_kodem med_koden";

/// What stands beside a number that is money or a share of it.
pub(super) const AMOUNTS: &str = "\
    percent money usd eur gbp cad aud brl pln sek jpy euro euros dollar dollars pound pounds zl kr";

/// What takes such an amount off.
pub(super) const OFF: &str = "\
    minus off discount save rabatt nachlass sparen spare remise reduction rabais economisez descuento dto ahorra \
    ahorre sconto risparmia desconto economize poupe korting bespaar rabatu rabat znizki taniej oszczedz \
    rebate spara";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::folded;

    #[test]
    fn every_entry_is_written_as_texts_are_folded() {
        let all = WORDS.iter().map(|row| row.entries).chain([CALLS, CODES, WITH_CODE, OFF]);
        for entry in all.flat_map(str::split_ascii_whitespace) {
            let entry = entry.trim_end_matches('*');
            assert!(
                !entry.is_ascii() || folded(&entry.replace('_', " ")).trim_matches('_') == entry,
                "{entry}"
            );
        }
    }
}
