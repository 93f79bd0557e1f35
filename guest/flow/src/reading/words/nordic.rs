//! Swedish, Danish, Norwegian.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const SWEDISH: Lexicon = Lexicon {
    language: "sv",
    scripts: &[Script::Latin],
    countries: &["SE", "FI"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (Three, "tre"),
        (Four, "fyra"),
        (Five, "fem"),
        (Often, "hur_ofta"),
        (NeverAgreed, "aldrig_godkant inte_godkant aldrig_sagt_ja"),
        (
            Place,
            "garage* dorren dorr dorrklockan ytterdorren receptionen verandan trappan ring_inte_pa_dorren husnummer \
             husnumret gatunummer gatunumret portkoden i_mote sover sms_istallet pa_klockan",
        ),
        (Underway, "pa_vag skickats skickad skickat avsand"),
        (Aside, "grann* oroa skratta"),
        (
            NoMore,
            "inga_fler inget_mer inte_mer aldrig_mer inga_mer nog_med trott_pa nu_racker_det nog_nu less_pa \
             det_racker_nu",
        ),
        (
            DontWant,
            "undanber* avbojer inte_intresserad ej_intresserad vill_inte vill_ej onskar_inte orkar_inte",
        ),
        (DontContact, "hor_inte_av_er kontakta_mig_inte stor_mig_inte"),
        (
            Unsubscribe,
            "avregistrer* avanmal* avprenumerer* avsluta_prenumeration ta_bort_mig ta_mig_bort stryk_mig \
             avsluta_mig avsluta_utskick blockera_mig bli_borttagen blockerar_er",
        ),
        (Stop, "sluta stoppa stopp upphor lagg_av slutar lagg_ner_med lagg_ner_nu"),
        (Cancel, "avboka* avbestall* annuller* avsluta stang_av"),
        (Remove, "ta_bort radera stryk plocka_bort"),
        (
            WrongNumber,
            "tagit_over_numret mitt_nummer_nu fel_nummer fel_person felringt inte_mitt_nummer kanner_ingen jag_heter_inte mitt_nummer_nu \
             haft_numret",
        ),
        (
            LeaveAlone,
            "lamna_mig_ifred lamna_mig_i_fred lat_mig_vara stick dra_at_helvete dra_at_skogen hall_kaften \
             ge_er_nu",
        ),
        (Legal, "advokat polisanmal* anmaler gdpr imy olagligt"),
        (Death, "avliden dod_nu har_dott gatt_bort"),
        (Consent, "samtycke"),
        (Revoke, "aterkallar aterkalla drar_tillbaka tar_tillbaka"),
        (SignUp, "anmalt_mig registrerat prenumererat"),
        (Received, "fick fatt kommit"),
        (Resume, "anmal_mig_igen borja_igen fa_sms_igen registrera_mig_igen pa_listan_igen lagg_till_mig"),
        (
            Goods,
            "bestallning* order ordern paket* vara varan produkt* retur betalning faktura storlek konto \
             aterbetalning* pengar pengarna klanning* skor skorna lampa lampan jacka jackan byxor skal skalet",
        ),
        (Delivery, "leverans* frakt* sandning* skickades spara"),
        (Trouble, "trasig skadad saknas fel_storlek fel_vara fungerar_inte"),
        (Harmless, "busshallplats toppen kan_inte_sluta i_slutet helgen ring_nar smsa_nar"),
        (Message, "meddelande* smsen utskick* notis*"),
        (Send, "skicka skickar sand sanda"),
        (Contact, "spamma kontakta ring ringa skriv smsa smsar messa stora mejla"),
        (Number, "nummer numret telefonnummer mobilnummer nr"),
        (List, "lista listan register registret databas uppgifter sandlista"),
        (Wrong, "fel"),
        (No, "nej"),
        (Not, "inte ej inga ingen aldrig utan icke"),
        (More, "mer fler igen langre nagot"),
        (Want, "vill ha fa onskar ta_emot"),
        (TooMany, "for_manga for_mycket"),
        (
            Unclear,
            "nej_tack inte_nu hejda inte_jag har_bor_ingen bor_inte_har glom_det skit_i_det hej_da strunt*",
        ),
        (Yes, "ja japp jo"),
        (Thanks, "tack tackar tack_sa_mycket"),
        (
            Fine,
            "ok okej bra super perfekt jattebra gillar_det jag_gillar_det fint toppenbra alskar smidigt \
             praktiskt kanon",
        ),
        (I, "jag"),
        (Me, "mig mej oss"),
        (Where, "status var var_ar"),
        (When, "nar vilken_tid vilken_dag hur_dags hur_lang_tid hur_lange kommer_det kommer_den"),
        (Who, "vem vilka"),
        (How, "hur"),
        (Why, "varfor"),
        (Arrive, "kommer framme levereras"),
        (Return, "returnerar returnera skicka_tillbaka skickar_jag_tillbaka"),
        (Help, "support hjalp hjalpa en_fraga undrar"),
        (Human, "kundtjanst prata_med kan_nagon_ringa ring_upp_mig en_bot en_robot manniska"),
        (But, "utom"),
        (Only, "bara endast"),
        (Less, "farre mindre"),
        (Pause, "pausa paus"),
        (Later, "senare"),
        (Star, "stjarnor stjarna"),
        (Rate, "betyg poang"),
        (OutOf, "av"),
        (Week, "vecka veckor"),
        (Day, "dag dagar"),
        (Month, "manad manader"),
        (Promotion, "reklam erbjudanden spam"),
        (
            Filler,
            "det den en ett att med till fran pa i och eller mitt min mina era er ni du ditt snalla \
             tack_snalla hej nu har kan de dessa detta for som ar genast alla fan javla jakla vi idag imorgon \
             tar detta_har lite",
        ),
    ],
};

pub(in crate::reading) const DANISH: Lexicon = Lexicon {
    language: "da",
    scripts: &[Script::Latin],
    countries: &["DK", "GL", "FO"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (Spam, "jeres_lort"),
        (Three, "tre"),
        (Four, "fire"),
        (Five, "fem"),
        (Kept, "bliv_ved bliv_endelig"),
        (Often, "hvor_tit hvor_ofte"),
        (
            Place,
            "ring_pa doren dor hoveddoren dorklokken dorklokke receptionen ring_ikke_pa husnummer husnummeret \
             ringe_pa til_mode sover skriv_hellere i_stedet hellere_sms hellere_en_sms klokken",
        ),
        (Underway, "pa_vej afsendt sendt"),
        (Aside, "nabo* bekymre grine"),
        (
            NoMore,
            "ikke_mere ikke_flere ingen_flere aldrig_mere nok_med traet_af nu_er_det_nok sa_er_det_nok \
             det_er_nok_nu nok_nu",
        ),
        (DontWant, "ikke_interesseret vil_ikke onsker_ikke gider_ikke"),
        (
            DontContact,
            "ring_ikke_pa_dette ring_ikke_pa_mit ring_ikke_pa_det_her kontakt_mig_ikke forstyr_ikke \
             kontakt_mig_aldrig",
        ),
        (
            Unsubscribe,
            "afmeld* frameld* meld_mig_fra slet_mig fjern_mig fjerne_mig afslut_abonnement tag_mig_af \
             meld_mig_af meld_mig_ud meldes_fra gerne_slettes blokerer_jer",
        ),
        (Stop, "stop_med stoppe stopper hold_op lad_vaere stands hold_nu_op hold_sa_op lad_nu_vaere"),
        (Cancel, "annuller* afbestil* aflys* afslut"),
        (Remove, "slet slette fjern fjerne"),
        (
            WrongNumber,
            "overtaget_nummeret mit_nummer_nu fat_i_den_forkerte forkerte_person forkert_nummer forkert_person ikke_mit_nummer forkerte_nummer \
             kender_ikke jeg_hedder_ikke mit_nummer_nu",
        ),
        (
            LeaveAlone,
            "lad_mig_vaere lad_mig_vaere_i_fred skrid ga_vaek rend_mig hold_kaeft hold_mund lad_os_vaere \
             lad_mig_*_vaere",
        ),
        (Legal, "advokat anmelder politiet gdpr forbrugerombudsmanden ulovligt"),
        (Death, "afdod dod er_dod gaet_bort"),
        (Consent, "samtykke"),
        (Revoke, "traekker tilbagekalder traekke_tilbage"),
        (SignUp, "tilmeldt givet_lov sagt_ja"),
        (Received, "fik faet modtaget kommet"),
        (Resume, "tilmeld_mig tilmeld_mig_igen modtage_igen pa_listen_igen"),
        (
            Goods,
            "ordre* bestilling* pakke* vare* produkt* retur refusion betaling faktura storrelse konto penge \
             pengene kjole* sko skoene jakke* lampe* cover",
        ),
        (Delivery, "levering* forsendelse* fragt"),
        (Trouble, "odelagt mangler beskadiget forkert_storrelse virker_ikke"),
        (Harmless, "busstoppested stoppested kan_ikke_stoppe tak_for_hjaelpen ret_fint"),
        (Message, "besked* sms_er smser smsen meddelelse* notifikation*"),
        (Send, "send sende sender"),
        (
            Contact,
            "kontakt kontakte ring ringe skriv skrive skriver sms_e smse forstyrre ringe_pa_dette \
             ringe_pa_mit",
        ),
        (Number, "nummer nummeret telefonnummer mobilnummer nr"),
        (List, "liste listen database register oplysninger data"),
        (Wrong, "forkert"),
        (No, "nej"),
        (Not, "ikke ingen aldrig uden"),
        (More, "mere flere igen laengere mer"),
        (Want, "vil have onsker modtage fa"),
        (TooMany, "for_mange"),
        (Unclear, "nej_tak ikke_nu farvel ikke_mig her_bor_ingen bor_ikke_her glem_det drop_det pyt"),
        (Yes, "ja jo"),
        (Thanks, "tak mange_tak"),
        (Fine, "ok okay fint godt super perfekt elsker ret dejligt i_orden smart praktisk rart gode"),
        (I, "jeg"),
        (Me, "mig os"),
        (Where, "status hvor hvor_er"),
        (When, "hvornar hvilken_dag hvad_tid hvor_lang_tid kommer_den kommer_det"),
        (Who, "hvem"),
        (How, "hvordan"),
        (Why, "hvorfor"),
        (Arrive, "kommer ankommer leveret bliver_den_af"),
        (Return, "returnere returnerer sende_tilbage den_tilbage det_tilbage bytte"),
        (Help, "support hjaelp hjaelpe sporgsmal"),
        (Human, "kundeservice tale_med snakke_med ringe_mig_op nogen_ringe en_robot et_menneske"),
        (But, "undtagen"),
        (Only, "kun"),
        (Less, "faerre mindre"),
        (Pause, "pause"),
        (Later, "senere"),
        (Star, "stjerner stjerne"),
        (Rate, "point karakter"),
        (OutOf, "ud_af af"),
        (Week, "uge uger"),
        (Day, "dag dage"),
        (Month, "maned maneder"),
        (Promotion, "reklamer reklame tilbud spam"),
        (
            Filler,
            "det den en et at med til fra pa i og eller mit min mine jeres i_jer venligst vaer_sod hej nu kan \
             de disse dette for som er alle din dit mig_tak her der sa gerne i_dag i_morgen vi du",
        ),
    ],
};

pub(in crate::reading) const NORWEGIAN: Lexicon = Lexicon {
    language: "no",
    scripts: &[Script::Latin],
    countries: &["NO", "SJ"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (Three, "tre"),
        (Four, "fire"),
        (Five, "fem"),
        (OutOf, "av"),
        (Often, "hvor_ofte"),
        (DontContact, "ikke_tekst_meg ring_ikke_pa_dette ring_ikke_pa_mitt ring_ikke_pa_det_her"),
        (
            Place,
            "ring_pa garasje* doren dor ytterdoren dorklokken dorklokke ringeklokken resepsjonen ring_ikke_pa husnummer \
             husnummeret dora ringeklokka i_mote sover skriv_heller i_stedet heller_sms heller_melding",
        ),
        (Underway, "pa_vei sendt avsendt"),
        (Aside, "nabo* bekymre le"),
        (
            NoMore,
            "ikke_mer ikke_flere ingen_flere aldri_mer nok_med lei_av na_er_det_nok nok_na det_holder_na",
        ),
        (DontWant, "ikke_interessert vil_ikke onsker_ikke orker_ikke gidder_ikke"),
        (
            Unsubscribe,
            "meld_meg_av avmeld* meld_av slett_meg fjern_meg meld_meg_ut avslutt_abonnement stryk_meg \
             melde_meg_av meldes_av meldes_ut ta_meg_av vil_slettes blokkerer_dere",
        ),
        (Stop, "slutt stopp stoppe slutte stans gi_dere"),
        (Cancel, "kanseller* avbestill* avbryt avslutt annuller* skru_av sla_av"),
        (Remove, "slett slette fjern fjerne ta_bort"),
        (
            WrongNumber,
            "overtatt_nummeret mitt_nummer_na feil_nummer feil_person ikke_mitt_nummer kjenner_ikke heter_ikke mitt_nummer_na"
        ),
        (
            LeaveAlone,
            "la_meg_vaere la_meg_vaere_i_fred stikk dra_til_helvete hold_kjeft la_oss_vaere gi_faen \
             drit_og_dra",
        ),
        (Legal, "advokat anmelder politiet datatilsynet gdpr ulovlig"),
        (Death, "avdod er_dod gatt_bort"),
        (Consent, "samtykke samtykket"),
        (Revoke, "trekker trekke_tilbake"),
        (SignUp, "meldt_meg_pa registrert"),
        (Received, "fikk fatt mottatt kommet"),
        (Resume, "meld_meg_pa meld_meg_pa_igjen pa_lista_igjen"),
        (
            Goods,
            "jakke* ordre* bestilling* pakke* vare* produkt* retur refusjon betaling faktura storrelse konto \
             penger pengene kjole* sko skoene lampe bukse genser deksel*",
        ),
        (Delivery, "levering* leveransen forsendelse* frakt"),
        (Trouble, "odelagt mangler skadet feil_storrelse virker_ikke"),
        (Harmless, "bussholdeplass busstopp slutten_av kan_ikke_slutte"),
        (Message, "melding* sms_er smser tekstmelding* varsl* varsel"),
        (Send, "send sende sender"),
        (Contact, "mase kontakt kontakte ring ringe skriv skrive tekste plage mas"),
        (Number, "nummer nummeret telefonnummer mobilnummer nr"),
        (List, "liste listen listene register database opplysninger lista data"),
        (Wrong, "feil"),
        (No, "nei"),
        (Not, "ikke ingen aldri uten"),
        (More, "mer flere igjen lenger noe"),
        (Want, "vil ha onsker motta fa"),
        (TooMany, "for_mange"),
        (
            Unclear,
            "nei_takk ikke_na ha_det ikke_meg her_bor_ingen bor_ikke_her glem_det samme_det drit_i_det \
             dropp_det",
        ),
        (Yes, "ja jo"),
        (Thanks, "takk tusen_takk"),
        (Fine, "ok okei fint bra supert perfekt elsker topp nyttig kjempebra kjempefint praktisk"),
        (I, "jeg"),
        (Me, "meg oss"),
        (Where, "status hvor hvor_er"),
        (When, "nar hvilken_dag hvilken_tid hva_tid hvor_lang_tid kommer_den kommer_det"),
        (Who, "hvem"),
        (How, "hvordan"),
        (Why, "hvorfor"),
        (Arrive, "kommer ankommer levert blir_den_av"),
        (Return, "returnere returnerer den_tilbake det_tilbake bytte"),
        (Help, "support hjelp hjelpe sporsmal"),
        (Human, "kundeservice snakke_med prate_med noen_ringe en_robot et_menneske"),
        (Only, "bare kun"),
        (Less, "faerre mindre"),
        (Pause, "pause"),
        (Later, "senere"),
        (Star, "stjerner stjerne"),
        (Rate, "poeng karakter gir"),
        (Promotion, "reklame tilbud spam"),
        (
            Filler,
            "det den en et a at med til fra pa i og eller mitt min mine deres dere dette vennligst snill hei \
             na kan de disse for som er alle din ditt faen jaevla i_dag i_morgen du vi her",
        ),
    ],
};
