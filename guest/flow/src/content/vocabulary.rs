//! The words of promotions, folded as replies are (small letters, no accents),
//! by spaces, with `_` for a space inside and `*` for any ending. What has another
//! meaning in the same language is left out: "offer" (we offer a refund),
//! "remise" (of a parcel), "free" (feel free), "Aktion", "1 to 5" (days). A wish
//! for a review is a promotion as well (BGH VI ZR 225/17), and so is a programme
//! for loyal buyers (Chesbro v. Best Buy, 9th Cir. 2012).

use crate::packed::{Packed, packed};

/// Words of some languages, or of all where there is none.
pub(super) struct Vocabulary {
    /// ISO 639, by spaces; empty for words that all languages have.
    pub(super) languages: &'static str,
    pub(super) entries: Packed<()>,
}

macro_rules! words {
    ($languages:expr, $entries:expr $(,)?) => {
        Vocabulary { languages: $languages, entries: packed![((), $entries)] }
    };
}

/// What a shop writes in promotions alone. In Spanish "sale" goes out, so each
/// language has its own.
pub(super) const WORDS: &[Vocabulary] = &[
    words!("", "promo promos cashback bogo 2_for_1 3_for_2 2_x_1 3_x_2"),
    words!(
        "en",
        "sale discount discounts discounted coupon* voucher* promotion* bargain* clearance giveaway* deals offers \
         loyalty rewards leave_us_a_review leave_a_review write_a_review write_us_a_review review_us rate_us \
         rate_your rate_this rate_it 5_stars five_stars how_was_it how_did_we_do reply_1_to_5 scale_of_1 earn earned \
         bonus_points reward_points join_our our_club running_low reorder* buy_again half_price two_for_one \
         get_one_free next_order next_purchase exclusive exclusives new_range our_range new_collection \
         our_collection new_arrivals our_latest gift_card* you_may_also_like you_might_also_like you_might_like \
         miss_out dont_miss special_price* deal_of_the google_review* restock* back_in_stock best_price* lowest_price* price_drop while_stocks_last",
    ),
    words!(
        "de",
        "rabatt* angebot* sonderangebot* gutschein* schnappchen* sonderaktion* ausverkauf schlussverkauf \
         preisnachlass sale treuepunkte treueprogramm* bewerten_sie bewerte_uns bewerte_dein* bewertung_schreiben \
         bewertung_abgeben skala_von_1 punkte_sammeln sammeln_sie_punkte sammle_punkte kundenclub* nachbestellen \
         halber_preis halben_preis 2_fur_1 3_fur_2 nachste_bestellung nachsten_bestellung nachsten_einkauf \
         exklusiv* neue_kollektion neuen_kollektion neuheiten geschenkkarte* geschenkgutschein* gefallt_ihnen_auch \
         gefallt_dir_auch auch_gefallen nicht_verpassen verpassen_sie verpass_nicht zugreifen sonderpreis* google_bewertung* wieder_auf_lager wieder_erhaltlich",
    ),
    words!(
        "fr",
        "soldes promotion* reduction* rabais destockage bon_plan bons_plans offre_speciale nos_offres \
         vente_privee ventes_privees bon_d_achat laissez_un_avis laissez_nous_un_avis donnez_votre_avis \
         donnez_nous_votre_avis votre_avis_compte notez_nous notez_votre gagnez cumulez points_de_fidelite \
         programme_de_fidelite rejoignez notre_club moitie_prix 2_pour_1 prochaine_commande prochain_achat \
         exclusivite* offre_exclusive carte_cadeau cartes_cadeaux nouvelle_collection nos_nouveautes \
         aimerez_aussi nouvelle_offre nouvelles_offres prix_special ne_manquez_pas ne_ratez_pas retour_en_stock",
    ),
    words!(
        "es",
        "descuento* oferta* rebaja* promocion* cupon* ganga* chollo* dejanos_tu_opinion dejenos_su_opinion \
         deja_tu_opinion deje_su_opinion deja_una_resena escribe_una_resena valoranos valorenos valora_tu \
         valore_su gana_puntos gane_puntos acumula_puntos acumule_puntos unete unase nuestro_club mitad_de_precio \
         proximo_pedido proxima_compra exclusivo exclusiva tarjeta_regalo tarjetas_regalo nueva_coleccion \
         nuestras_novedades precio_especial puede_gustar puede_interesar no_se_lo_pierda vuelve_a_pedir de_nuevo_en_stock",
    ),
    words!(
        "it",
        "sconto sconti scontat* offerta offerte saldi promozion* coupon* lascia_una_recensione lasci_una_recensione \
         scrivi_una_recensione scriva_una_recensione recensisci valuta_il valuti_il valutaci guadagna_punti \
         guadagni_punti accumula_punti raccolta_punti nostro_club meta_prezzo prossimo_ordine prossimo_acquisto \
         in_esclusiva esclusivo esclusiva carta_regalo buono_regalo buoni_regalo nuova_collezione \
         prezzo_speciale potrebbe_piacer* potrebbero_piacer* potrebbe_interessar* non_perderti di_nuovo_disponibil*",
    ),
    words!(
        "pt",
        "desconto* oferta* promoc* cupom cupons cupao saldos liquidacao deixe_sua_avaliacao deixe_a_sua_avaliacao \
         deixe_uma_avaliacao avalie* ganhe_pontos acumule_pontos nosso_clube clube_de_fidelidade metade_do_preco \
         proximo_pedido proxima_encomenda proxima_compra exclusivo exclusiva frete_gratis vale_presente \
         cartao_presente nova_colecao preco_especial pode_gostar tambem_vai_gostar nao_perca leve_2 leve_3 volta_ao_estoque",
    ),
    words!(
        "nl",
        "korting* aanbieding* uitverkoop koopje* sale waardebon* laat_een_review schrijf_een_review geef_een_review \
         beoordeel* spaar_punten spaarpunten word_lid onze_club halve_prijs volgende_bestelling volgende_aankoop \
         exclusief exclusieve cadeaubon* cadeaukaart* nieuwe_collectie misschien_ook_leuk vind_je_ook_leuk \
         mis_het_niet mis_dit_niet 2_voor_1 bestel_opnieuw actieprijs* weer_op_voorraad",
    ),
    words!(
        "pl",
        "rabat* znizk* promocj* promocyjn* wyprzedaz* oferta* oferty kupon* zostaw_opinie napisz_opinie \
         wystaw_opinie ocen_nas ocen_zakup* ocen_zamowienie zbieraj_punkty zdobywaj_punkty program_lojaln* \
         dolacz_do nasz_klub za_pol_ceny polowe_ceny kolejne_zamowienie kolejne_zakupy nastepne_zamowienie \
         nastepne_zakupy karta_podarunkow* karte_podarunkow* nowa_kolekcj* nowej_kolekcj* sie_spodobac okazje okazja okazyjn* specjalna_cena znow_dostepn* ponownie_dostepn*",
    ),
    words!(
        "sv",
        "rabatt* erbjudande* rea kampanj* utforsaljning* fynda lamna_en_recension skriv_en_recension \
         lamna_ett_omdome betygsatt* samla_poang tjana_poang bonuspoang bli_medlem var_klubb halva_priset \
         nasta_bestallning nasta_kop exklusiv* presentkort* ny_kollektion nya_kollektion gillar_du_ocksa \
         kanske_ocksa missa_inte bestall_igen ater_i_lager tillbaka_i_lager specialpris*",
    ),
    words!(
        "ja",
        "割引 セール 特価 クーポン キャンペーン お得 値引き バーゲン 半額 レビューを書 レビューを投稿 \
         レビューをお願い レビューをお寄せ 評価してください 評価をお願い ポイント獲得 ポイントを貯め ポイント還元 \
         会員登録 ご入会 次回のご注文 次回のお買い物 次回ご購入 ギフトカード 新作 新商品 こちらもおすすめ \
         お見逃しなく 限定セール 残りわずか 再入荷",
    ),
    words!(
        "da",
        "rabat* tilbud udsalg* kupon* gavekort* kampagne* halv_pris bestil_nu kob_nu bonuspoint anmeld_os",
    ),
    words!(
        "no nb nn",
        "rabatt* tilbud salg kupong* gavekort* kampanje* halv_pris kjop_na bonuspoeng anmeld_oss",
    ),
    words!(
        "fi",
        "alennu* ale tarjou* kampanja* lahjakort* osta_nyt kanta_asiak* bonuspiste* puoleen_hintaan arvostele",
    ),
    words!("cs", "slev* vyprodej* kupon* darkov* nabidk* akcni v_akci kupte kupujte vernostn* ohodnotte"),
    words!(
        "hu",
        "kedvezmeny* akcio* leertekel* kupon* kiarusit* ajandekutalvan* husegpont* vasaroljon ertekeljen",
    ),
    words!(
        "ro",
        "reducere reduceri promotie promotii oferta oferte cupon* voucher* lichidare card_cadou cumpara_acum",
    ),
    words!("el", "εκπτωσ* προσφορ* κουπονι* δωροκαρτα ξεπουλημα αγορασε αγοραστε αξιολογηστε"),
    words!(
        "ru",
        "скидк* распродаж* акция акции акцию промокод* купон* бонусы подарочн* купите выгодн* отзыв"
    ),
    words!("uk", "знижк* розпродаж* акці* промокод* купон* бонуси подарунков* купуите вигідн* відгук"),
    words!("tr", "indirim* kampanya* firsat* kupon* hediye_karti hemen_al puan_kazan* ucuz* degerlendirin"),
    words!("ar", "خصم الخصم خصومات تخفيض تخفيضات التخفيضات تنزيلات عروض العروض كوبون قسيمه اشتر تسوق"),
    words!("he iw", "מבצע מבצעים הנחה הנחות קופון קופונים שובר קנו דרגו במבצע"),
    words!("hi", "छूट सेल ऑफर कूपन डिस्काउंट खरीदें रिव्यू"),
    words!("bn", "ছাড অফার কুপন সেল ডিসকাউন্ট কিনুন রিভিউ"),
    words!("ms", "diskaun* tawaran promosi* jualan_murah baucar* kupon* beli_sekarang mata_ganjaran"),
    words!(
        "id in",
        "diskon* penawaran promosi* obral kupon* voucher* potongan_harga beli_sekarang gratis_ongkir ulasan",
    ),
    words!("vi", "giam_gia khuyen_mai uu_dai ma_giam voucher* mua_ngay tich_diem danh_gia"),
    words!("th", "ส่วนลด โปรโมชั่น โปรโมชัน ลดราคา คูปอง ซื้อเลย แต้มสะสม รีวิว"),
    words!("tl fil", "diskwento* bawas_presyo sale kupon* voucher* bumili_na bilhin"),
    words!("ko", "할인 세일 쿠폰 프로모션 특가 적립금 구매하세요 리뷰 기프트카드"),
    words!(
        "zh",
        "优惠 折扣 促销 特价 打折 满减 积分兑换 立即购买 好评 優惠 折價 促銷 特價 特惠 滿減 立即購買 好評 禮品卡",
    ),
];

/// Those of [`WORDS`] that a survey without a link consists of.
pub(super) const SURVEYS: &str = "\
    rate_your rate_this rate_it rate_us 5_stars five_stars how_was_it how_did_we_do reply_1_to_5 scale_of_1 \
    bewerten_sie bewerte_dein* skala_von_1 notez_nous notez_votre valoranos valorenos valora_tu valore_su valuta_il \
    valuti_il valutaci avalie* beoordeel* ocen_nas ocen_zakup* ocen_zamowienie betygsatt* 評価してください 評価をお願い";

/// What speaks to a reader who is to buy.
pub(super) const CALLS: &str = "\
    half_off shop_now buy_now order_now special_offer* limited_offer exclusive_offer* our_offers limited_time_only \
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

/// What stands right before such a code, and makes it one that is typed when it
/// has letters and digits.
pub(super) const CODE: &str =
    "code codigo codice kod kode koodi kodi use usa utilisez nutzen gebruik uzyj anvand";

/// Where a code is for what waits there: a locker, a counter.
pub(super) const PICKUPS: &str = "\
    locker* pick_up pickup collect packstation abhol* paketshop retrait consigne relais casillero taquilla recog* \
    ritir* armadietto levant* retir* afhal* ophal* kluis paczkomat* odbi* odebra* hamta* skap paketbox 受取 ロッカー";

/// What stands beside a number that is money or a share of it.
pub(super) const AMOUNTS: &str = "\
    percent money usd eur gbp cad aud brl pln sek jpy euro euros dollar dollars pound pounds zl kr";

/// What takes such an amount off.
pub(super) const OFF: &str = "\
    minus off discount save rabatt nachlass sparen spare remise reduction rabais economisez descuento dto ahorra \
    ahorre sconto risparmia desconto economize poupe korting bespaar rabatu rabat znizki taniej oszczedz \
    rebate spara billiger gunstiger billigare";

/// What stands before "off" where something was left.
pub(super) const LEFT: &str = "dropped drop dropping drops";

/// How what goes back is told, which takes off nothing.
pub(super) const REFUNDS: &str = "\
    refund erstatt ruckerstatt gutgeschrieben rembours reembols rimbors terugbetaal zwrot zwroc aterbetal";

#[cfg(test)]
mod tests {
    use super::super::is_unspaced;
    use super::*;
    use crate::reading::folded;

    #[test]
    fn every_entry_is_written_as_texts_are_folded() {
        let mut all = [CALLS, CODES, WITH_CODE, OFF, PICKUPS, LEFT, REFUNDS].join(" ");
        for row in WORDS {
            row.entries.each(|(), entries| all.extend([" ", entries]));
        }
        let entries = all.split_ascii_whitespace().map(|entry| entry.trim_end_matches('*'));
        let other = |entry: &&str| folded(&entry.replace('_', " ")).trim_matches('_') != *entry;
        let other: Vec<String> = entries
            .filter(|entry| !is_unspaced(entry))
            .filter(other)
            .map(|entry| [entry, " ", &folded(entry)].concat())
            .collect();
        assert_eq!(other, [""; 0]);
    }
}
