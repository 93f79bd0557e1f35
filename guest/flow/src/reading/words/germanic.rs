//! German and Dutch.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const GERMAN: Lexicon = Lexicon {
    language: "de",
    scripts: &[Script::Latin],
    countries: &["DE", "AT", "CH", "LI", "LU"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (Spam, "ihr_nervt dem_scheiss"),
        (
            Place,
            "garage* tur haustur klingel klingeln turklingel pforte portier rezeption empfang veranda briefkasten \
             legen_sie_es leg_es legt_es legen_sie_das stellen_sie_es stell_es stellt_es ablegen abstellen \
             beim_nachbarn bei_den_nachbarn hausnummer zimmernummer besprechung meeting schlaft \
             lieber_schreiben schreibt_lieber garage packstation",
        ),
        (
            Underway,
            "schon_raus unterwegs verschickt versendet versandt abgeschickt losgeschickt rausgegangen",
        ),
        (Aside, "nachbar* sorgen_machen zu_lachen"),
        (
            NoMore,
            "nicht_mehr nicht_weiter keine_weiteren nichts_mehr nix_mehr nie_wieder nie_mehr schluss genug \
             genug_von es_reicht reicht_jetzt nimmer keine_mehr jetzt_reichts mir_reichts",
        ),
        (
            DontWant,
            "kein_bock keinen_bock keine_lust will_nicht mochte_nicht moechte_nicht will_keine mochte_keine moechte_keine will_keinen \
             wunsche_keine wollen_keine brauche_keine mag_keine verzichte_auf kein_interesse \
             nicht_interessiert keine_interesse kein_bedarf interessiert_mich_nicht",
        ),
        (
            DontContact,
            "nicht_mehr_angeschrieben nichts_mehr_bekommen nichts_mehr_erhalten nix_mehr_bekommen \
             nix_mehr_erhalten nicht_storen nicht_stoeren nervt_mich_nicht nerv_mich_nicht \
             kontaktieren_sie_mich_nicht keine_infos",
        ),
        (
            Unsubscribe,
            "aus_der_kartei aus_eurem_verteiler aus_ihrem_verteiler meldet_mich_ab melden_sie_mich_ab \
             melde_mich_ab melde_ab abbestell* austragen tragen_sie_mich_aus tragt_mich_aus trage_mich_aus \
             nehmen_sie_mich_raus nehmt_mich_raus nehmt_mich_aus nehmen_sie_mich_aus nimm_mich_aus \
             streichen_sie_mich loscht_mich loschen_sie_mich losch_mich aus_dem_verteiler vom_verteiler \
             austreten deabonnieren blockier* nummer_raus aus_der_liste von_der_liste geloscht_werden \
             abgemeldet_werden melde_mich_bitte_ab will_nichts_mehr_von will_nix_mehr_von hiermit_ab abmeld*",
        ),
        (
            Stop,
            "abstellen auf_mit stoppen stoppt stoppe aufhoren aufhoeren hort_auf horen_sie_auf hor_auf \
             hoert_auf hoeren_sie_auf unterlass* lasst_das lassen_sie_das einstellen stellt_ein \
             stellen_sie_ein hort_endlich_auf hort_mal_auf hort_bitte_auf auf_damit",
        ),
        (Cancel, "stornier* kundig* kuendig* annullier* beenden beende beendet deaktivier* ausschalten"),
        (Remove, "loschung loschen losche loscht loeschen loesche loescht entfern* streich* rausnehmen"),
        (
            WrongNumber,
            "nummer_gehort_mir gehort_jetzt_mir ist_jetzt_meine_nummer in_der_nummer_geirrt nummer_geirrt sie_verwechseln_mich ihr_verwechselt_mich \
             du_verwechselst_mich verwechseln_sie_mich falsche_nummer_auf_ihrer falsche_nummer_auf_der_liste \
             falsche_nummer_auf_eurer falsche_nummer falsch_verbunden falsche_person falscher_empfanger \
             sie_haben_die_falsche ihr_habt_die_falsche kenne_ich_nicht verwahlt heisse_nicht \
             nummer_gehort_mir",
        ),
        (
            LeaveAlone,
            "lasst_mich_in_frieden lass_mich_in_frieden verpisst_euch haut_ab in_ruhe_lassen fickt_euch \
             verpiss_dich leck_mich die_klappe gebt_ruhe ruhe_jetzt lass*_mich_in_ruhe lass*_mich_*_in_ruhe \
             lassen_sie_mich_*_in_ruhe lassen_sie_mich_in_ruhe lass*_uns_in_ruhe",
        ),
        (
            Legal,
            "anwalt rechtsanwalt dsgvo uwg abmahnung verbraucherzentrale bundesnetzagentur unterlassung \
             datenschutzbeauftragte* belastigung polizei",
        ),
        (Death, "verstorben gestorben ist_tot"),
        (Consent, "nutzung_meiner einwilligung zustimmung einverstandnis erlaubnis"),
        (Revoke, "ziehe_zuruck entziehe zuruckziehen widersprech* widerruf*"),
        (NeverAgreed, "nie_zugestimmt nicht_zugestimmt nie_angemeldet nicht_angemeldet nie_eingewilligt"),
        (SignUp, "angemeldet abonniert zugestimmt registriert eingetragen"),
        (Received, "erhalten bekommen empfangen habe angekommen noch_nicht noch_keine krieg kriegen bekomme",),
        (
            Resume,
            "wieder_anmelden wieder_abonnieren wieder_bekommen wieder_erhalten erneut_anmelden \
             melden_sie_mich_wieder_an melden_sie_mich_an meldet_mich_an wieder_schreiben wieder_schicken \
             reaktivieren meldet_mich_wieder_an wieder_auf_die_liste",
        ),
        (
            Goods,
            "bestellung* bestellte* auftrag* paket* artikel ware produkt* rucksendung retoure* erstattung \
             ruckerstattung zahlung rechnung karton grosse konto vertrag mitgliedschaft termin gutschein \
             packchen sendungsnummer box kleid hose schuhe jacke lampe handyhulle geld bestellnummer",
        ),
        (Delivery, "fahrer* versand* sendung* zustell* liefer* bote paketbote verschick*"),
        (
            Trouble,
            "kaputt defekt beschadigt fehlt falsche_grosse falscher_artikel falsche_farbe \
             falsch_geliefert funktioniert_nicht",
        ),
        (
            Harmless,
            "falsche_nummer_auf falsche_nummer_auf_dem haltestelle* stoppuhr bushaltestelle ende_der_woche am_ende ende_des zu_ende wochenende \
             hat_nicht_gestoppt kann_nicht_aufhoren",
        ),
        (
            Message,
            "nachricht* textnachricht* werbesms mitteilung* benachrichtigung* meldungen smse msgs emails \
             mails",
        ),
        (Send, "senden sende sendet schicken schickt schicke schick zusenden zuschicken versenden"),
        (
            Contact,
            "von_euch_bekommen von_ihnen_bekommen von_euch_erhalten von_ihnen_erhalten schreib* anschreib* kontaktier* kontakt anruf* ruft_mich rufen_sie belastig* nerv* stor* \
             simsen texten",
        ),
        (Number, "nummer handynummer telefonnummer rufnummer mobilnummer handy telefon nr"),
        (List, "verteiler liste listen datenbank daten system adressbuch kontaktdaten kontakte"),
        (Wrong, "falsch*"),
        (No, "nein ne nee no"),
        (Not, "nicht kein keine keinen keiner keinerlei nie niemals ohne nix"),
        (More, "mehr wieder weitere weiteren"),
        (Want, "will mochte moechte wunsche wollen brauche"),
        (TooMany, "zu_viele zu_viel so_viele zuviele zu_oft standig"),
        (
            Unclear,
            "lieber_nicht brauch_ich_nicht nein_danke jetzt_nicht nicht_jetzt tschuss vielleicht_spater \
             bin_ich_nicht wohnt_hier_nicht hier_gibts_kein* lass*_mal vergiss_es hat_sich_erledigt",
        ),
        (Yes, "ja jawohl genau jo jep"),
        (Thanks, "danke vielen_dank dankeschon danke_schon dank besten_dank merci"),
        (
            Fine,
            "ok okay gut super top prima toll passt alles_klar perfekt klasse sehr_gut wunderbar bestens \
             gerne in_ordnung geht_klar find_ich_gut gefallt_mir liebe_es bis_morgen praktisch hilfreich \
             weiter_so",
        ),
        (I, "ich"),
        (Me, "mich mir uns"),
        (Where, "status lieferstatus stand_der wo wo_ist wo_bleibt wohin"),
        (When, "wann um_wie_viel_uhr an_welchem_tag wie_lange wie_spat kommt_es kommt_das"),
        (Who, "wer wer_ist wer_sind wer_ist_da"),
        (How, "wie"),
        (Why, "warum wieso weshalb"),
        (Often, "wie_oft wie_viele_nachrichten"),
        (Arrive, "kommt ankommt geliefert ankommen da_ist es_da"),
        (Return, "zuruckschicken zurucksenden zuruckgeben umtauschen das_zuruck es_zuruck"),
        (Help, "unterstutzung support hilfe helfen hilf helft eine_frage ne_frage"),
        (
            Human,
            "mitarbeiter kundendienst kundenservice mit_jemandem mensch sprechen reden kann_mich_jemand \
             ein_bot ruckruf",
        ),
        (If, "wenn falls"),
        (But, "ausser"),
        (Only, "nur"),
        (Less, "weniger seltener"),
        (Pause, "pause pausieren"),
        (Later, "spater erinnere_mich"),
        (Skip, "uberspringen"),
        (Star, "stern sterne sternen"),
        (Rate, "note punkte gebe vergebe bewertung bewerte"),
        (OutOf, "von"),
        (One, "eins ein"),
        (Two, "zwei"),
        (Three, "drei"),
        (Four, "vier"),
        (Five, "funf fuenf"),
        (Hour, "stunde stunden"),
        (Day, "tag tage tagen"),
        (Week, "woche wochen"),
        (Month, "monat monate"),
        (Tips, "tipps"),
        (Feedback, "umfragen bewertungen"),
        (Promotion, "werbung werbe* angebote spam reklame newsletter aktionen rabatte"),
        (
            Filler,
            "aufs_handy ans_handy hort hoert hor der die das dem den des eine einen einer meine mein meiner \
             meinen meinem ihr ihre ihren sie du euch euer eure es zu zum zur vom aus an am im in auf mit fur \
             bei und oder dass bitte hallo guten hi liebe mal jetzt sofort schon auch noch diese dieser \
             dieses diesen damit ab konnen konnt kannst gern weiter ist sind hat haben bin war ihnen man alle \
             alles einfach endlich doch so verdammt hiermit heute seid langsam wir",
        ),
    ],
};

pub(in crate::reading) const DUTCH: Lexicon = Lexicon {
    language: "nl",
    scripts: &[Script::Latin],
    countries: &["NL", "BE", "SR"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (Spam, "die_onzin"),
        (Kept, "ga_vooral_door ga_zo_door blijf_sturen"),
        (
            Place,
            "deur voordeur deurbel aanbellen receptie portier brievenbus leg_het zet_het bij_de_buren \
             huisnummer bel_niet_aan vergadering slaapt liever_een schuur",
        ),
        (Underway, "al_weg onderweg verzonden verstuurd verstuurt"),
        (Aside, "buren buurman buurvrouw zorgen_maken lachen"),
        (NoMore, "niet_meer niets_meer nooit_meer geen_verdere genoeg klaar_mee klaar_met zat niks_meer"),
        (
            DontWant,
            "geen_zin wil_geen wil_niet hoef_geen wens_geen wil_niets hoef_niet willen_geen geen_interesse \
             niet_geinteresseerd hoeft_niet niet_nodig",
        ),
        (
            DontContact,
            "app_me_niet niet_meer_ontvangen niet_langer_ontvangen niets_meer_ontvangen niks_meer_ontvangen niet_storen",
        ),
        (
            Unsubscribe,
            "afmeld* uitschrijv* schrijf_me_uit schrijf_mij_uit meld_me_af meld_mij_af haal_me_van \
             haal_mij_van haal_me_eraf verwijder_me verwijder_mij uit_de_lijst van_de_lijst van_jullie_lijst \
             uit_jullie_bestand blokkeer_me verwijderd_worden meldingen_uit blokkeer_jullie meld_me_*_af \
             schrijf_me_*_uit",
        ),
        (
            Stop,
            "schei_uit op_met stoppen stopt ophouden kap_met kap_nou hou_op houd_op hou_eens_op \
             houden_jullie_op kappen kap_ermee hou_nou hou_toch_op ermee_op hiermee_op kap_er_eens",
        ),
        (Cancel, "annuleer* annuleren opzeggen beeindig* zeg_op uitzetten"),
        (Remove, "verwijder* wis wissen haal schrap schrappen delete"),
        (
            WrongNumber,
            "nu_mijn_nummer nummer_is_nu_van_mij verkeerd_nummer verkeerde_nummer verkeerde_persoon verkeerd_verbonden ken_ik_niet \
             nummer_klopt_niet nu_van_mij ik_heet_geen ik_heet_niet dit_nummer_pas",
        ),
        (
            LeaveAlone,
            "laat_me_gerust donder_op rot_op val_me_niet_lastig ga_weg met_rust niet_meer_lastig oprotten \
             optiefen sodemieter_op hou_je_mond rot_*_op",
        ),
        (Legal, "advocaat aangifte avg acm illegaal klacht autoriteit_persoonsgegevens"),
        (Death, "overleden is_dood"),
        (Consent, "toestemming"),
        (Revoke, "trek_in intrekken herroep trek"),
        (SignUp, "aangemeld ingeschreven geabonneerd"),
        (Received, "ontvangen krijgen gekregen nog_geen nog_niet gehad krijg"),
        (
            Resume,
            "weer_aanmelden opnieuw_aanmelden weer_ontvangen meld_me_aan meld_me_weer_aan weer_inschrijven \
             zet_me_weer_op zet_me_terug_op schrijf_me_weer_in",
        ),
        (
            Goods,
            "track_en_trace_nummer bestelling* order orders pakket* pakje product* artikel* retour \
             terugbetaling betaling factuur doos maat account abonnement afspraak aankoop jurk schoenen broek \
             jas trui lamp hoesje spullen geld",
        ),
        (Delivery, "levering* verzending* zending* bezorg* lever leveren track_en_trace"),
        (Trouble, "kapot beschadigd ontbreekt defect verkeerde_maat verkeerd_artikel werkt_niet"),
        (Harmless, "bushalte halte einde_van aan_het_einde kan_niet_stoppen stopcontact"),
        (Message, "bericht* smsjes smsje smsen smse appjes melding* tekstbericht* mails updates"),
        (Send, "stuur sturen stuurt verzenden verstuur versturen zenden"),
        (
            Contact,
            "schrijf schrijven contacteer* contacteren appen bel bellen benader* lastig_vallen lastigvallen \
             lastig_te_vallen spammen contact",
        ),
        (Number, "nummer telefoonnummer mobiel telefoon nr gsm"),
        (List, "lijst bestand database gegevens systeem mailinglijst"),
        (Wrong, "verkeerd verkeerde fout foute"),
        (No, "nee neen"),
        (Not, "niet geen nooit zonder"),
        (More, "meer weer nog opnieuw"),
        (Want, "wil zou_graag wens willen"),
        (TooMany, "te_veel teveel zoveel te_vaak"),
        (
            Unclear,
            "laat_maar nee_dank_je nee_dank_u nee_bedankt nee_dankje nu_niet doei misschien_later \
             dat_ben_ik_niet woont_hier_niet hier_woont_geen nee_hoor vergeet_het",
        ),
        (Yes, "ja jazeker klopt"),
        (Thanks, "bedankt dank_je dank_u dankje dankjewel dank dank_je_wel dank_u_wel"),
        (
            Fine,
            "ok oke goed prima top super fijn perfect leuk vind_ik_leuk mooi geweldig tot_morgen is_goed \
             akkoord handig nuttig",
        ),
        (I, "ik"),
        (Me, "me mij"),
        (Where, "status hoe_staat_het_met waar waar_is waar_blijft is_het_al"),
        (When, "wanneer hoe_laat welke_dag hoelang hoe_lang komt_het"),
        (Who, "wie"),
        (How, "hoe"),
        (Why, "waarom"),
        (Often, "hoe_vaak hoeveel_berichten"),
        (Arrive, "komt aankomt geleverd bezorgd aan komen kom_je"),
        (Return, "stuur_ik_terug terugsturen retourneren ruilen het_terug dit_terug retourneer"),
        (Help, "ondersteuning support help hulp helpen een_vraag"),
        (
            Human,
            "medewerker klantenservice iemand_spreken praten een_robot een_mens kan_iemand_me bel_me_terug",
        ),
        (If, "als"),
        (But, "behalve"),
        (Only, "alleen enkel"),
        (Less, "minder"),
        (Pause, "pauze pauzeer"),
        (Later, "later straks"),
        (Skip, "overslaan"),
        (Star, "ster sterren"),
        (Rate, "cijfer punten geef"),
        (OutOf, "uit"),
        (One, "een"),
        (Two, "twee"),
        (Three, "drie"),
        (Four, "vier"),
        (Five, "vijf"),
        (Day, "dag dagen"),
        (Week, "week weken"),
        (Month, "maand maanden"),
        (Feedback, "enquetes beoordelingen"),
        (Promotion, "reclame aanbiedingen spam acties"),
        (
            Filler,
            "maar hou houd de het van mijn jullie uw je jij u met te om naar voor op in bij en of dat dit die \
             deze alstublieft aub a_u_b alsjeblieft svp graag gelieve hallo hoi nu meteen direct alle kunnen \
             kan kunt zijn is was heb heeft hebben zo ook eens er dan ermee mee nou toch ff hoor gewoon ben \
             vandaag morgen mn es",
        ),
    ],
};
