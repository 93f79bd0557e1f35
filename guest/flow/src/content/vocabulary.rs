//! The words of promotions, folded as replies are (small letters, no accents),
//! by spaces, with `_` for a space inside, `._` where a clause begins and `*` for any
//! ending. A share is `percent` before its number and behind it. What has another
//! meaning in the same language is left out: "offer" (we offer a refund),
//! "remise" (of a parcel), "free" (feel free), "Aktion", "1 to 5" (days). A wish
//! for a review is a promotion as well (BGH VI ZR 225/17), and so is a programme
//! for loyal buyers (Chesbro v. Best Buy, 9th Cir. 2012).

use crate::packed::{Packed, packed};

/// Words of some languages, or of all where there is none.
pub(super) struct Vocabulary {
    /// ISO 639, by spaces; empty for words that all languages have.
    pub(super) languages: &'static str,
    /// With whether a survey without a link consists of them.
    pub(super) entries: Packed<bool>,
}

macro_rules! words {
    ($languages:expr, $entries:expr $(, $surveys:expr)? $(,)?) => {
        Vocabulary { languages: $languages, entries: packed![(false, $entries) $(, (true, $surveys))?] }
    };
}

/// What a shop writes in promotions alone. In Spanish "sale" goes out, so each
/// language has its own.
pub(super) const WORDS: &[Vocabulary] = &[
    words!("", "promo promos cashback bogo trustpilot 2_for_1 3_for_2 2_x_1 3_x_2",),
    words!(
        "en",
        "sale discount discounts discounted coupon* promotion* bargain* clearance giveaway* deals \
         loyalty rewards leave_us_a_review leave_a_review write_a_review write_us_a_review \
         free_shipping_on_orders free_shipping_over stock_up_on with_friends points_balance \
         complete_the_look review_us earn earned bonus_points reward_points join_our our_club \
         running_low reorder* buy_again half_price two_for_one get_one_free on_your_next_order \
         off_your_next_order for_your_next_order next_purchase exclusive exclusives new_range our_range \
         new_collection our_collection new_arrivals our_latest you_may_also_like you_might_also_like \
         you_might_like few_left miss_out dont_miss special_price* deal_of_the google_review* \
         best_price* lowest_price* price_drop while_stocks_last percent_less reduced_by_percent treat_yourself",
        "rate_us rate_your rate_this rate_it 5_star* five_stars how_was_it how_did_we_do reply_1_to_5 \
         scale_of_1",
    ),
    words!(
        "de",
        "rabatt* angebot* sonderangebot* schnappchen* sonderaktion* ausverkauf schlussverkauf \
         preisnachlass sale treuepunkte treueprogramm* bewerte_uns bewertung_schreiben bewertung_abgeben \
         uber_ihre_bewertung uber_deine_bewertung empfehlen_sie_uns versandkostenfrei_ab \
         nur_fur_kurze_zeit werden_sie_mitglied punkte_sammeln sammeln_sie_punkte sammle_punkte \
         kundenclub* nachbestellen halber_preis halben_preis 2_fur_1 3_fur_2 nachsten_bestellung \
         nachsten_einkauf exklusiv* neue_kollektion neuen_kollektion neuheiten gefallt_ihnen_auch \
         gefallt_dir_auch auch_gefallen nicht_verpassen verpassen_sie verpass_nicht zugreifen \
         sonderpreis* google_bewertung* percent_weniger percent_reduziert percent_ermassigt \
         reduziert_um_percent",
        "bewerten_sie bewerte_dein* skala_von_1",
    ),
    words!(
        "fr",
        "soldes promotion* reduction* rabais destockage bon_plan bons_plans offre_speciale nos_offres \
         vente_privee ventes_privees laissez_un_avis laissez_nous_un_avis votre_avis_nous \
         points_fidelite offerte_des donnez_votre_avis donnez_nous_votre_avis votre_avis_compte gagnez \
         cumulez points_de_fidelite programme_de_fidelite rejoignez notre_club moitie_prix 2_pour_1 \
         votre_prochaine_commande prochain_achat exclusivite* offre_exclusive nouvelle_collection \
         nos_nouveautes aimerez_aussi nouvelle_offre nouvelles_offres prix_special ne_manquez_pas \
         ne_ratez_pas percent_de_moins percent_moins percent_reduit* reduits_de_percent",
        "notez_nous notez_votre",
    ),
    words!(
        "es",
        "descuento* oferta* rebaja* promocion* cupon* ganga* chollo* tu_opinion su_opinion_en \
         dejenos_su_opinion deje_su_opinion una_resena a_un_amigo siguiente_pedido envio_gratis_en \
         gana_puntos gane_puntos acumula_puntos acumule_puntos unete unase nuestro_club mitad_de_precio \
         su_proximo_pedido tu_proximo_pedido proxima_compra exclusivo exclusiva nueva_coleccion \
         nuestras_novedades precio_especial puede_gustar puede_interesar no_se_lo_pierda vuelve_a_pedir \
         percent_menos percent_de_menos ._menos_percent",
        "valoranos valorenos valora_tu valore_su",
    ),
    words!(
        "it",
        "sconto sconti scontat* offerta offerte saldi promozion* coupon* una_recensione porta_un_amico \
         gratuita_sopra recensisci guadagna_punti guadagni_punti accumula_punti raccolta_punti \
         nostro_club meta_prezzo sul_prossimo_ordine prossimo_acquisto in_esclusiva esclusivo esclusiva \
         nuova_collezione prezzo_speciale potrebbe_piacer* potrebbero_piacer* potrebbe_interessar* \
         non_perderti percent_in_meno",
        "valuta_il valuti_il valutaci",
    ),
    words!(
        "pt",
        "desconto* oferta* promoc* cupom cupons cupao saldos liquidacao sua_avaliacao uma_avaliacao \
         indique_um ganhe_pontos acumule_pontos nosso_clube clube_de_fidelidade metade_do_preco \
         seu_proximo_pedido proxima_encomenda proxima_compra exclusivo exclusiva nova_colecao \
         preco_especial pode_gostar tambem_vai_gostar nao_perca leve_2 leve_3 frete_gratis_acima \
         frete_gratis_em percent_menos percent_a_menos",
        "avalie*",
    ),
    words!(
        "nl",
        "korting* aanbieding* uitverkoop koopje* sale waardebon* een_review je_ervaring_op vriend_uit \
         spaar_punten spaarpunten word_lid onze_club halve_prijs je_volgende_bestelling \
         uw_volgende_bestelling volgende_aankoop exclusief exclusieve nieuwe_collectie \
         misschien_ook_leuk vind_je_ook_leuk mis_het_niet mis_dit_niet 2_voor_1 bestel_opnieuw \
         actieprijs* percent_minder afgeprijsd*",
        "beoordeel*",
    ),
    words!(
        "pl",
        "rabat* znizk* promocj* promocyjn* wyprzedaz* oferta* oferty kupon* opinie nas_znajomym \
         zbieraj_punkty zdobywaj_punkty program_lojaln* dolacz_do nasz_klub za_pol_ceny polowe_ceny \
         kolejne_zamowienie kolejne_zakupy nastepne_zamowienie nastepne_zakupy nowa_kolekcj* \
         nowej_kolekcj* sie_spodobac okazje okazja okazyjn* specjalna_cena percent_mniej przecenion*",
        "ocen_nas ocen_zakup* ocen_zamowienie",
    ),
    words!(
        "sv",
        "rabatt* erbjudande* rea kampanj* utforsaljning* fynda en_recension ett_omdome ett_betyg \
         fri_frakt_over samla_poang tjana_poang bonuspoang bli_medlem var_klubb halva_priset \
         nasta_bestallning nasta_kop exklusiv* ny_kollektion nya_kollektion gillar_du_ocksa kanske_ocksa \
         missa_inte bestall_igen specialpris* percent_mindre nedsatt*",
        "betygsatt*",
    ),
    words!(
        "ja",
        "割引 セール 特価 クーポン キャンペーン お得 値引き バーゲン 半額 レビュー 友達紹介 ポイント獲得 ポイントを貯め ポイント還元 会員登録 \
         ご入会 次回のご注文 次回のお買い物 次回ご購入 新作 新商品 こちらもおすすめ お見逃しなく 限定セール 残りわずか 値下げ お安く %安く ％安く",
        "評価してください 評価をお願い",
    ),
    words!(
        "da",
        "rabat* tilbud udsalg* kupon* kampagne* halv_pris bestil_nu kob_nu bonuspoint anmeld_os \
         anmeldels*",
    ),
    words!(
        "no nb nn",
        "rabatt* tilbud salg kupong* kampanje* halv_pris kjop_na bonuspoeng anmeld_oss anmeldels*",
    ),
    words!("fi", "alennu* ale tarjou* kampanja* osta_nyt kanta_asiak* bonuspiste* puoleen_hintaan arvostele",),
    words!("cs", "slev* vyprodej* kupon* nabidk* akcni v_akci kupte kupujte vernostn* ohodnotte recenz*",),
    words!("hu", "kedvezmeny* akcio* leertekel* kupon* kiarusit* husegpont* vasaroljon ertekel*",),
    words!("ro", "reducere reduceri promotie promotii oferta oferte cupon* lichidare cumpara_acum recenzi*",),
    words!("el", "εκπτωσ* προσφορ* κουπονι* δωροκαρτα ξεπουλημα αγορασε αγοραστε αξιολογηστε",),
    words!("ru", "скидк* распродаж* акция акции акцию промокод* купон* бонусы купите выгодн* отзыв оцените",),
    words!("uk", "знижк* розпродаж* акці* промокод* купон* бонуси купуите вигідн* відгук",),
    words!(
        "tr",
        "indirim* kampanya* firsat* kupon* hemen_al puan_kazan* puanla* yorum_yaz* ucuz* \
         degerlendirin",
    ),
    words!("ar", "خصم الخصم خصومات تخفيض تخفيضات التخفيضات تنزيلات عروض العروض كوبون قسيمه اشتر تسوق",),
    words!("he iw", "מבצע מבצעים הנחה הנחות קופון קופונים שובר קנו דרגו במבצע",),
    words!("hi", "छूट सेल ऑफर कूपन डिस्काउंट खरीदें रिव्यू",),
    words!("bn", "ছাড অফার কুপন সেল ডিসকাউন্ট কিনুন রিভিউ",),
    words!("ms", "diskaun* tawaran promosi* jualan_murah baucar* kupon* beli_sekarang mata_ganjaran",),
    words!(
        "id in",
        "diskon* penawaran promosi* obral kupon* potongan_harga beli_sekarang gratis_ongkir ulasan",
    ),
    words!("vi", "giam_gia khuyen_mai uu_dai ma_giam mua_ngay tich_diem danh_gia",),
    words!("th", "ส่วนลด โปรโมชั่น โปรโมชัน ลดราคา คูปอง ซื้อเลย แต้มสะสม รีวิว",),
    words!("tl fil", "diskwento* bawas_presyo sale kupon* bumili_na bilhin",),
    words!("ko", "할인 세일 쿠폰 프로모션 특가 적립금 구매하세요 리뷰 후기",),
    words!(
        "zh",
        "优惠 折扣 促销 特价 打折 满减 积分兑换 立即购买 好评 五星评 五折 七折 八折 九折 優惠 折價 促銷 特價 特惠 滿減 立即購買 好評",
    ),
];

/// What speaks to a reader who is to buy.
pub(super) const CALLS: &str = "\
    last_chance nur_heute letzte_chance derniere_chance ultima_oportunidad solo_hoy ultima_occasione solo_oggi ultima_chance \
    so_hoje laatste_kans alleen_vandaag ostatnia_szansa tylko_dzis sista_chansen bara_idag 本日限り \
 half_off percent_off shop_now buy_now order_now special_offer* limited_offer exclusive_offer* our_offers limited_time_only \
 free_gift* black_friday cyber_monday refer_a_friend earn_points flash_sale* buy_one_get_one \
 jetzt_kaufen jetzt_bestellen jetzt_sichern freunde_werben \
 achetez_maintenant profitez_en offre_limitee parrainez \
 compra_ahora compre_ahora no_te_pierdas \
 acquista_ora non_perdere compre_agora nao_perca \
 koop_nu bestel_nu kup_teraz nie_przegap \
 kop_nu handla_nu \
 今すぐ購入 期間限定 円引き %引き ％引き %オフ ％オフ";

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
/// has letters and digits; after the word for it, three letters will do where one of
/// the above is said.
pub(super) const CODE: &str = "code codigo codice kod kode koodi kodi kodem koden";
pub(super) const USE: &str = "use usa utilisez nutzen gebruik uzyj anvand";

/// Where a few letters are a code that opens.
pub(super) const DOORS: &str = "door doors tur haustur porte puerta porta deur drzwi dorr";

/// Where a code is for what waits there: a locker, a counter.
pub(super) const PICKUPS: &str = "\
    locker* keypad activation aktivierung* activacion attivazione licen* lizenz* setup counter desk driver caja zustell* pick_up pickup collect packstation abhol* paketshop retrait consigne relais casillero taquilla recog* \
    ritir* armadietto levant* retir* afhal* ophal* kluis paczkomat* odbi* odebra* hamta* skap paketbox 受取 ロッカー";

/// What stands beside a number that is money or a share of it.
pub(super) const AMOUNTS: &str = "\
    percent money usd eur gbp cad aud brl pln sek jpy euro euros dollar dollars pound pounds zl kr";

/// What takes such an amount off.
pub(super) const OFF: &str = "\
    minus off discount save rabatt nachlass sparen spare remise reduction rabais economisez descuento dto ahorra \
    ahorre sconto risparmia desconto economize poupe korting bespaar rabatu rabat znizki taniej oszczedz \
    rebate spara spar saasta goedkoper levneji olcsobb ieftin дешевле cheaper barato billiger gunstiger billigare";

/// What stands before "off" where something was left.
pub(super) const LEFT: &str = "dropped drop dropping drops";

/// How what goes back is told, which takes off nothing.
pub(super) const REFUNDS: &str = "\
    refund erstatt ruckerstatt gutgeschrieben label rembours reembols rimbors terugbetaal zwrot zwroc aterbetal";

#[cfg(test)]
mod tests {
    use super::super::news::{APPLIED, DISCOUNTS, LAST_CHANCES, NEWS};
    use super::super::{is_listed, is_unspaced};
    use super::*;
    use crate::reading::folded;

    #[test]
    fn every_entry_is_written_as_texts_are_folded() {
        let mut all =
            [CALLS, CODES, WITH_CODE, CODE, USE, DOORS, OFF, PICKUPS, LEFT, REFUNDS, APPLIED].join(" ");
        NEWS.iter().for_each(|(_, entries)| all.extend([" ", entries]));
        for row in WORDS {
            row.entries.each(|_, entries| all.extend([" ", entries]));
        }
        let entries =
            all.split_ascii_whitespace().map(|entry| entry.trim_start_matches("._").trim_end_matches('*'));
        let other = |entry: &&str| folded(&entry.replace('_', " ")).trim_matches('_') != *entry;
        let other: Vec<String> = entries
            .filter(|entry| !is_unspaced(entry))
            .filter(other)
            .map(|entry| [entry, " ", &folded(entry)].concat())
            .collect();
        assert_eq!(other, [""; 0]);
    }
    #[test]
    fn what_a_step_may_tell_no_other_step_may() {
        let (mut words, listed) = (String::new(), |list: &'static str| list.split_ascii_whitespace());
        WORDS.iter().for_each(|row| row.entries.each(|_, entries| words.extend([" ", entries])));
        let strays = listed(DISCOUNTS).filter(|entry| !is_listed(&words, entry));
        let strays = strays.chain(listed(LAST_CHANCES).filter(|entry| !is_listed(CALLS, entry)));
        assert_eq!(strays.collect::<Vec<_>>(), [""; 0]);
    }
}
