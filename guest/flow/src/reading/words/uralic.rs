//! Languages of long words: Finnish, Hungarian, Turkish. Endings say what
//! small words say elsewhere, so that most entries are stems.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const FINNISH: Lexicon = Lexicon {
    language: "fi",
    scripts: &[Script::Latin],
    countries: &["FI"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "ihmiselle ihmisen jollekin jonkun"),
        (
            Place,
            "ovikello* ovelle oven ovella oveen ovea kynnykselle vastaanottoon talon_numero talonumero* \
             pakettiautomaat* kuisti* kokouksessa olen_toissa oon_toissa nukkuu laittakaa_viesti*",
        ),
        (Underway, "matkalla lahetetty lahtenyt"),
        (Aside, "naapuri*"),
        (NoMore, "ei_enaa en_enaa ei_lisaa riittaa"),
        (
            DontWant,
            "kiellan ei_kiinnosta en_ole_kiinnostunut en_halua emme_halua en_tahdo en_haluu en_tarvi*",
        ),
        (
            DontContact,
            "ettei_minulle_laheteta alkaa_lahettako ala_laheta alkaa_laittako alkaa_ottako alkaa_hairitko \
             ala_laita",
        ),
        (
            Unsubscribe,
            "peruuttakaa_tilaukseni_viesteihin irtisan* peru_viestit haluan_pois pois_listalta numero_pois \
             seis_kiitos estan_teidat",
        ),
        (Stop, "lopet* loppu_nyt lakatkaa nyt_loppu"),
        (Cancel, "peruut* peru perukaa perua"),
        (Remove, "poista*"),
        (
            WrongNumber,
            "numero_on_nyt_minun vaara_numero vaaraan_numeroon vaara_henkilo vaarassa_numerossa numero_on_vaara en_tunne_ketaan \
             mun_numero_nykyaan",
        ),
        (LeaveAlone, "rauhaan haista* vittuun painukaa turpa_kiinni"),
        (Legal, "asianajaja lakimies tietosuojavaltuutet* gdpr laitonta poliisi"),
        (Death, "kuollut edesmennyt"),
        (Consent, "suostumu*"),
        (Revoke, "peruutan perun_suostumu*"),
        (Received, "saanut sain"),
        (
            Goods,
            "tilau* paket* tuote* tuott* palautu* lasku* maksu* kenk* takk* mekko* mekon lamp* paita paidan \
             laatik* vari raha* hyvity* osoite* kello",
        ),
        (Delivery, "kuski* kuljettaja* toimitu* lahety*"),
        (
            Trouble,
            "rikki puuttuu vaara_koko viallinen vaaran_vari* liian_pien* rikkoutu* ei_toimi lakkasi_toimimasta",
        ),
        (Harmless, "bussipysak* alkaa_lopettako ala_lopeta"),
        (Message, "tekstar* viest* tekstiviest* ilmoituk*"),
        (Send, "lahett* laheta"),
        (Contact, "kirjoit* soit* hairi* yhteydenot* pommit* vaivat* tekstai*"),
        (Number, "numero*"),
        (List, "lista* rekisteri* tietoni"),
        (Wrong, "vaara vaarin"),
        (No, "ei"),
        (Not, "en emme alkaa ala alkaapa ei_mitaan"),
        (More, "taas enaa enempaa lisaa uudestaan takaisin"),
        (Want, "haluan halua haluis* haluun saada"),
        (TooMany, "liikaa liian_monta"),
        (Unclear, "ei_kiitos ei_nyt hei_hei antaa_olla ei_asu"),
        (Yes, "kylla joo juu"),
        (Thanks, "kiitos kiitoksia kiitti"),
        (Fine, "ok hyva hienoa loistava mahtava selva kiva okei jees katev* ihana super"),
        (Me, "minulle minua minut mulle mut mua mulla"),
        (Where, "missa"),
        (When, "milloin koska mihin_aikaan monelta kuinka_kauan kauan*"),
        (Who, "kuka"),
        (How, "miten kuinka"),
        (Why, "miksi"),
        (Arrive, "saapuu tulee tulette tuutte"),
        (Return, "palautan palauttaa"),
        (Help, "tukea asiakaspalvelu apua ohje auttakaa"),
        (Only, "vain"),
        (Less, "vahemman"),
        (Later, "myohemmin"),
        (Star, "tahtea tahti"),
        (
            Filler,
            "on ja etta teidan minun mun pitaisi voitteko voisitteko olkaa ystavallisesti hei moi nyt tama nama \
             pliis taa se te paljon jo olen oo vaan kaikki noita naita naa ihan tosi",
        ),
        (SignUp, "lupaa liittynyt suostunut tilannut_mitaan_viest*"),
        (Resume, "takaisin_listalle"),
        (Kept, "jatkakaa"),
        (Promotion, "mainok* mainost* tarjouk* spamm*"),
        (Rate, "annan"),
    ],
};

pub(in crate::reading) const HUNGARIAN: Lexicon = Lexicon {
    language: "hu",
    scripts: &[Script::Latin],
    countries: &["HU"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "ajto* kapu* csengo* csenget* porta* recepcio* hazszam* csomagautomat* megbeszelesen alszik \
             inkabb_irj* inkabb_sms*",
        ),
        (Underway, "uton feladtak feladva elkuldtek elkuldve"),
        (Aside, "szomszed*"),
        (
            NoMore,
            "tobbet_ne elegem eleg_volt ne_tobbet eleg_mar eleg_az_sms* eleg_az_uzenet* elegunk meguntam unom",
        ),
        (DontWant, "nem_kivanok nem_erdekel nem_kerek nem_akarok nem_szeretnek nem_kerem"),
        (DontContact, "ne_kuldj* ne_irj* ne_keress* ne_hivj* ne_zaklass* ne_zavarj* ne_spam* ne_irogas*"),
        (
            Unsubscribe,
            "leiratkoz* iratkozz* toroljenek torolj_le toroljetek letiltom vegyenek_le vegyel_le vegyetek_le",
        ),
        (Stop, "hagyd_abba leallit* fejezzek_be fejezzetek_be szuntess* alljanak_le hagyj*_abba allits*_le",),
        (Cancel, "torl* lemond* visszavon*"),
        (Remove, "torol* tavolits*"),
        (
            WrongNumber,
            "most_mar_az_enyem rossz_szam teves_szam teves_hivas teves_kapcsolas rossz_szamra mar_az_en_szamom ez_az_en_szamom \
             nem_ismerek_sem*",
        ),
        (LeaveAlone, "beken szallj*_le_rol* kopj*_le tunj*_el"),
        (Legal, "ugyved feljelent* naih gdpr"),
        (Consent, "hozzajarul*"),
        (Revoke, "visszavonom"),
        (Received, "kaptam megkaptam"),
        (
            Goods,
            "rendeles* csomag* termek* visszakuld* szamla* fizetes* cipo* ruha* kabat* dzseki* lampa* doboz* \
             penz* cim cimet meret* szinu cserel* visszaterit*",
        ),
        (Delivery, "szallit* kiszallit* futar*"),
        (Message, "uzenet* sms* ertesit* uzi uzit"),
        (Send, "kuld*"),
        (Contact, "irj* hivj* zaklat* zavar* spamel*"),
        (Number, "szam szamom* szamot telefonszam*"),
        (List, "lista* adatbazis* adataim*"),
        (Wrong, "rossz teves"),
        (No, "nem"),
        (Not, "ne"),
        (More, "tobb tobbet tobbe megint ujra"),
        (Want, "kerek akarok szeretnek kapni"),
        (TooMany, "tul_sok"),
        (Unclear, "nem_kell nem_koszonom viszlat meggondoltam nem_lakik"),
        (Yes, "igen"),
        (Thanks, "koszonom koszi koszonjuk"),
        (Fine, "ok oke rendben jo szuper kiraly hasznos* nagyon_jo"),
        (Me, "nekem engem"),
        (Where, "allapota hol hol_van hol_tart"),
        (When, "mikor mennyi_ido meddig hany_ora* hanykor"),
        (Who, "ki kicsoda"),
        (Why, "miert"),
        (How, "hogyan hogy_lehet"),
        (Arrive, "jon erkez* jonnek"),
        (Help, "ugyfelszolgalat segit*"),
        (Star, "csillag*"),
        (
            Filler,
            "a az egy van es hogy is kerem legyen szives mar most ezt legyszi legyszives csak ez azt \
             szepen nagyon be le itt onok vagyok nekunk",
        ),
        (Human, "ugyintez* munkatars* beszelni beszelhet* valakivel"),
        (NeverAgreed, "nem_iratkoztam nem_jarultam nem_adtam_hozza*"),
        (Resume, "iratkoztass*_fel feliratkoz*"),
        (Trouble, "torott* serult* hibas* hianyzik rossz_meret* rossz_szin* nem_mukod*"),
        (Kept, "kuldjek_tovabb"),
        (Return, "visszakuldeni visszakuldhet* kuldhetem_vissza"),
        (Rate, "pont"),
        (Promotion, "reklam*"),
    ],
};

pub(in crate::reading) const TURKISH: Lexicon = Lexicon {
    language: "tr",
    scripts: &[Script::Latin],
    countries: &["TR", "CY"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "temsilci* birisiyle biriyle yetkili* musteri_hizmet* beni_arayin"),
        (
            Place,
            "kapi* zili zil resepsiyon* daire_numara* sokak* guvenlig* toplanti* isteyim uyuyor mesaj_atin \
             sms_atin birakin birakabilir*",
        ),
        (Underway, "yolda gonderildi kargolandi yola_cikti"),
        (Aside, "komsu* endiselenme*"),
        (NoMore, "yeter biktim biktik usandi*"),
        (DontWant, "ilgilenmiyorum gerek_yok istemiyor* almak_istemiyor* istemem ihtiyacim_yok"),
        (
            DontContact,
            "gelmesin yollama* gonderme atma yazma arama rahatsiz_etmeyin rahatsiz_etme iletisime_gecmeyin \
             mesaj_atma gonderilmesin gondermeyin* atmayin* yazmayin* aramayin* taciz_etme* atip_durmayin",
        ),
        (
            Unsubscribe,
            "abonelikten_cik* aboneligimi_iptal listeden_cik* beni_listeden uyelikten_cik* listenizden_cik* \
             ret_ediyorum sms_iptal mesaj_iptal ret_lutfen ret_tesekkur* dur_lutfen dur_artik engelle* \
             cikmak_istiyorum abonelik*_iptal",
        ),
        (
            Stop,
            "durdur* kesin durun son_verin gondermeyi_birak* atmayi_birak* yazmayi_birak* aramayi_birak* \
             etmeyi_birak* yapmayi_birak* artik_birakin birakin_artik vazgecin",
        ),
        (Cancel, "iptal"),
        (Remove, "sil kaldir* cikar* silin* silme* kapatin* kapatir*"),
        (
            WrongNumber,
            "hat_artik_bende numara_artik_bende numara_artik_benim yanlis_kisi* numara_yanlis ben_degilim tanimiyorum yanlis_numara* numara_artik_benim bu_numara_benim \
             hat_bende boyle_biri_yok",
        ),
        (LeaveAlone, "rahat_birakin rahat_birak defol* siktir* yakamdan basimdan"),
        (Legal, "avukat dava kvkk sikayet_edecegim sikayet_ediyorum savcilig* btk"),
        (Death, "vefat_etti oldu_kendisi vefat"),
        (Consent, "onayimi iznimi rizami onayim iznim"),
        (Revoke, "geri_aliyorum geri_cekiyorum"),
        (Received, "gelmedi almadim geldi"),
        (
            Goods,
            "takip_numara* kargo_numara* siparis* urun* paket* iade* fatura* odeme* kutu* uyeligimi ayakkabi* \
             elbise* mont montu* lamba* kilif* bardak* para parami paramin adres* beden* degisim* degistir*",
        ),
        (Delivery, "kargo* teslimat* gonderi*"),
        (
            Trouble,
            "eksik bozuk yanlis_beden yanlis_urun calismiyor kirik* catlak* yirtik* hasarli kucuk_geldi \
             yanlis_renk durdurdu",
        ),
        (Harmless, "durak duragi* otobus_duragi durmayin durdurmayin aram*_gerek_yok"),
        (Message, "mesaj* sms* bildirim* msj"),
        (Send, "gonder gonderin atin"),
        (Contact, "yazin arayin"),
        (Number, "numara* telefonumu hattim*"),
        (List, "liste* rehber* kayit* verilerimi"),
        (Wrong, "yanlis"),
        (Not, "degil hic"),
        (More, "artik bir_daha daha tekrar baska yeniden"),
        (Want, "istiyorum almak istiyoruz"),
        (TooMany, "cok_fazla fazla"),
        (Unclear, "yok hayir hayir_tesekkurler simdi_degil hosca_kal vazgectim bosver"),
        (Yes, "evet tamam_evet"),
        (Thanks, "tesekkur* sag_olun eyvallah sagol* tsk"),
        (Fine, "tamam ok guzel super harika cok_iyi iyi mukemmel olur faydali yararli isime_yariyor tmm"),
        (Me, "bana beni benim"),
        (Where, "durumu ne_durumda nerede nerde neredesiniz nerede_kaldi*"),
        (When, "ne_zaman kacta kac_gun* ne_kadar_sur*"),
        (Who, "kimsiniz kim kimsin"),
        (How, "nasil"),
        (Why, "neden niye"),
        (Arrive, "ulasir gelecek* gelir* olursunuz yatar"),
        (Return, "iade_ed* iade_etm* geri_gonder*"),
        (Help, "yardim bilgi destek"),
        (Only, "sadece yalnizca"),
        (Less, "daha_az"),
        (Later, "sonra"),
        (Star, "yildiz"),
        (Rate, "puan puanim veriyorum"),
        (Promotion, "reklam* kampanya* spam tanitim*"),
        (
            Filler,
            "lutfen bu ve bir su etmek etmek_istiyorum ediyorum edin ediniz eder_misiniz mi mu merhaba selam \
             hemen siz lutfen_artik ya sizin icin o da de abi bi bunu simdi lan",
        ),
        (NeverAgreed, "izin_vermedim izin_vermiyorum abone_olmadim"),
        (Resume, "listeye_ekle* tekrar_ekle* tekrar_abone"),
        (Kept, "devam_edin kesmeyin"),
    ],
};
