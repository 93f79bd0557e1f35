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
        (
            Place,
            "tur haustur klingel klingeln turklingel pforte portier rezeption empfang veranda briefkasten legen_sie_es leg_es legt_es legen_sie_das stellen_sie_es stell_es stellt_es ablegen abstellen beim_nachbarn bei_den_nachbarn hausnummer zimmernummer"
        ),
        (
            Underway,
            "schon_raus unterwegs verschickt versendet versandt abgeschickt losgeschickt rausgegangen",
        ),
        (Aside, "nachbar* sorgen_machen zu_lachen"),
        (
            NoMore,
            "nicht_mehr nicht_weiter keine_weiteren nichts_mehr nix_mehr nie_wieder nie_mehr schluss_mit schluss \
             schluss_damit genug genug_von es_reicht reicht_jetzt nimmer keine_mehr",
        ),
        (
            DontWant,
            "kein_bock keinen_bock keine_lust will_nicht mochte_nicht moechte_nicht will_keine mochte_keine moechte_keine will_keinen \
             wunsche_keine wollen_keine brauche_keine mag_keine verzichte_auf kein_interesse \
             nicht_interessiert keine_interesse kein_bedarf interessiert_mich_nicht",
        ),
        (
            DontContact,
            "nicht_mehr_angeschrieben nichts_mehr_bekommen nichts_mehr_erhalten nix_mehr_bekommen nix_mehr_erhalten nicht_storen nicht_stoeren nervt_mich_nicht nerv_mich_nicht kontaktieren_sie_mich_nicht",
        ),
        (
            Unsubscribe,
            "aus_der_kartei aus_eurem_verteiler aus_ihrem_verteiler abmelden abmelde abmeldung meldet_mich_ab melden_sie_mich_ab melde_mich_ab melde_ab \
             abbestell* austragen tragen_sie_mich_aus tragt_mich_aus trage_mich_aus nehmen_sie_mich_raus \
             nehmt_mich_raus nehmt_mich_aus nehmen_sie_mich_aus nimm_mich_aus streichen_sie_mich \
             loscht_mich loschen_sie_mich losch_mich aus_dem_verteiler vom_verteiler austreten \
             deabonnieren blockier*",
        ),
        (
            Stop,
            "abstellen auf_mit stoppen stoppt stoppe aufhoren aufhoeren hort_auf horen_sie_auf hor_auf hoert_auf \
             hoeren_sie_auf unterlass* lasst_das lassen_sie_das einstellen stellt_ein stellen_sie_ein",
        ),
        (Cancel, "stornier* kundig* kuendig* annullier* beenden beende beendet"),
        (Remove, "loschung loschen losche loscht loeschen loesche loescht entfern* streich* rausnehmen"),
        (
            WrongNumber,
            "in_der_nummer_geirrt nummer_geirrt sie_verwechseln_mich ihr_verwechselt_mich du_verwechselst_mich verwechseln_sie_mich falsche_nummer_auf_ihrer falsche_nummer_auf_der_liste falsche_nummer_auf_eurer falsche_nummer falsch_verbunden falsche_person falscher_empfanger nummer_falsch \
             nummer_ist_falsch falsche_handynummer sie_haben_die_falsche ihr_habt_die_falsche \
             kenne_ich_nicht verwahlt",
        ),
        (
            LeaveAlone,
            "lasst_mich_jetzt_in_ruhe lasst_mich_in_ruhe lassen_sie_mich_in_ruhe lass_mich_in_ruhe lasst_mich_in_frieden \
             lass_mich_in_frieden verpisst_euch haut_ab",
        ),
        (
            Legal,
            "anwalt rechtsanwalt dsgvo uwg abmahnung verbraucherzentrale bundesnetzagentur unterlassung \
             datenschutzbeauftragte* belastigung",
        ),
        (Death, "verstorben gestorben ist_tot"),
        (Consent, "nutzung_meiner einwilligung zustimmung einverstandnis erlaubnis"),
        (
            Revoke,
            "widerspreche widersprechen widerrufe widerrufen widerruf widerruft ziehe_zuruck entziehe zuruckziehen"
        ),
        (NeverAgreed, "nie_zugestimmt nicht_zugestimmt nie_angemeldet nicht_angemeldet nie_eingewilligt"),
        (SignUp, "angemeldet abonniert zugestimmt registriert eingetragen"),
        (Received, "erhalten bekommen empfangen habe angekommen noch_nicht noch_keine"),
        (
            Resume,
            "wieder_anmelden wieder_abonnieren wieder_bekommen wieder_erhalten erneut_anmelden \
             melden_sie_mich_wieder_an melden_sie_mich_an meldet_mich_an wieder_schreiben wieder_schicken \
             reaktivieren",
        ),
        (
            Goods,
            "bestellung* bestellte* auftrag* paket* artikel ware produkt* rucksendung retoure* erstattung \
             ruckerstattung zahlung rechnung karton grosse konto vertrag mitgliedschaft termin gutschein \
             packchen sendungsnummer box",
        ),
        (Delivery, "fahrer* lieferung* versand* sendung* zustell* liefer* bote paketbote verschick*"),
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
        (Message, "nachricht* textnachricht* werbesms mitteilung* benachrichtigung* meldungen"),
        (Send, "senden sende sendet schicken schickt schicke schick zusenden zuschicken versenden"),
        (
            Contact,
            "von_euch_bekommen von_ihnen_bekommen von_euch_erhalten von_ihnen_erhalten schreib* anschreib* kontaktier* kontakt anruf* ruft_mich rufen_sie belastig* nerv* stor* \
             simsen texten",
        ),
        (Number, "nummer handynummer telefonnummer rufnummer mobilnummer handy telefon"),
        (List, "verteiler liste listen datenbank daten system adressbuch kontaktdaten kontakte"),
        (Wrong, "falsch falsche falscher falsches"),
        (No, "nein ne nee no"),
        (Not, "nicht kein keine keinen keiner keinerlei nie niemals ohne nix"),
        (More, "mehr wieder weitere weiteren"),
        (Want, "will mochte moechte wunsche wollen brauche"),
        (TooMany, "zu_viele zu_viel so_viele zuviele zu_oft standig"),
        (
            Unclear,
            "lieber_nicht brauch_ich_nicht nein_danke jetzt_nicht nicht_jetzt tschuss vielleicht_spater bin_ich_nicht"
        ),
        (Yes, "ja jawohl genau jo jep"),
        (Thanks, "danke vielen_dank dankeschon danke_schon dank besten_dank merci"),
        (
            Fine,
            "ok okay gut super top prima toll passt alles_klar perfekt klasse sehr_gut wunderbar bestens \
             gerne in_ordnung geht_klar find_ich_gut gefallt_mir liebe_es bis_morgen",
        ),
        (I, "ich"),
        (Me, "mich mir uns"),
        (Where, "status lieferstatus stand_der wo wo_ist wo_bleibt wohin"),
        (When, "wann um_wie_viel_uhr an_welchem_tag wie_lange"),
        (Who, "wer wer_ist wer_sind wer_ist_da"),
        (How, "wie"),
        (Why, "warum wieso weshalb"),
        (Often, "wie_oft wie_viele_nachrichten"),
        (Arrive, "kommt ankommt geliefert ankommen da_ist"),
        (Return, "zuruckschicken zurucksenden zuruckgeben umtauschen"),
        (Help, "unterstutzung support hilfe helfen hilf helft"),
        (Human, "mitarbeiter kundendienst kundenservice mit_jemandem mensch sprechen"),
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
            "aufs_handy ans_handy hort hoert hor der die das dem den des eine einen einer meine mein meiner meinen meinem ihr ihre ihren sie \
             du euch euer eure es zu zum zur vom aus an am im in auf mit fur bei und oder dass bitte \
             hallo guten hi liebe mal jetzt sofort schon auch noch diese dieser dieses diesen damit ab \
             konnen konnt kannst gern weiter ist sind hat haben bin war ihnen man alle alles einfach \
             endlich doch so",
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
        (
            Place,
            "deur voordeur deurbel aanbellen receptie portier brievenbus leg_het zet_het bij_de_buren huisnummer"
        ),
        (Underway, "al_weg onderweg verzonden verstuurd verstuurt"),
        (Aside, "buren buurman buurvrouw zorgen_maken lachen"),
        (NoMore, "niet_meer niets_meer nooit_meer geen_verdere genoeg klaar_mee klaar_met zat"),
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
             haal_mij_van haal_me_eraf verwijder_me verwijder_mij uit_de_lijst van_de_lijst \
             van_jullie_lijst uit_jullie_bestand blokkeer_me",
        ),
        (
            Stop,
            "schei_uit op_met stoppen stopt ophouden kap_met kap_nou hou_op houd_op hou_eens_op houden_jullie_op kappen kap_ermee",
        ),
        (Cancel, "annuleer* annuleren opzeggen beeindig* zeg_op"),
        (Remove, "verwijder* wis wissen haal schrap schrappen delete"),
        (
            WrongNumber,
            "verkeerd_nummer verkeerde_nummer fout_nummer foute_nummer verkeerde_persoon \
             verkeerd_verbonden ken_ik_niet nummer_klopt_niet",
        ),
        (
            LeaveAlone,
            "laat_me_met_rust laat_mij_met_rust laat_me_gerust donder_op rot_op val_me_niet_lastig ga_weg",
        ),
        (Legal, "advocaat aangifte avg acm illegaal klacht autoriteit_persoonsgegevens"),
        (Death, "overleden is_dood"),
        (Consent, "toestemming"),
        (Revoke, "trek_in intrekken herroep trek"),
        (SignUp, "aangemeld ingeschreven geabonneerd"),
        (Received, "ontvangen krijgen gekregen nog_geen nog_niet"),
        (
            Resume,
            "weer_aanmelden opnieuw_aanmelden weer_ontvangen meld_me_aan meld_me_weer_aan \
             weer_inschrijven",
        ),
        (
            Goods,
            "track_en_trace_nummer bestelling* order orders pakket* pakje product* artikel* retour terugbetaling betaling \
             factuur doos maat account abonnement afspraak aankoop",
        ),
        (Delivery, "bezorging* levering* verzending* zending* bezorg* lever leveren track_en_trace"),
        (Trouble, "kapot beschadigd ontbreekt defect verkeerde_maat verkeerd_artikel werkt_niet"),
        (Harmless, "bushalte halte einde_van aan_het_einde kan_niet_stoppen stopcontact"),
        (Message, "bericht* smsjes smsje smsen smse appjes melding* tekstbericht* mails"),
        (Send, "stuur sturen stuurt verzenden verstuur versturen zenden"),
        (
            Contact,
            "schrijf schrijven contacteer* contacteren appen bel bellen benader* lastig_vallen \
             lastigvallen lastig_te_vallen spammen",
        ),
        (Number, "nummer telefoonnummer mobiel telefoon"),
        (List, "lijst bestand database gegevens systeem mailinglijst"),
        (Wrong, "verkeerd verkeerde fout foute"),
        (No, "nee neen"),
        (Not, "niet geen nooit zonder"),
        (More, "meer weer nog opnieuw"),
        (Want, "wil zou_graag wens willen"),
        (TooMany, "te_veel teveel zoveel te_vaak"),
        (
            Unclear,
            "laat_maar nee_dank_je nee_dank_u nee_bedankt nee_dankje nu_niet doei misschien_later dat_ben_ik_niet",
        ),
        (Yes, "ja jazeker klopt"),
        (Thanks, "bedankt dank_je dank_u dankje dankjewel dank"),
        (
            Fine,
            "ok oke goed prima top super fijn perfect leuk vind_ik_leuk mooi geweldig tot_morgen is_goed \
             akkoord",
        ),
        (I, "ik"),
        (Me, "me mij"),
        (Where, "status hoe_staat_het_met waar waar_is waar_blijft"),
        (When, "wanneer hoe_laat welke_dag"),
        (Who, "wie"),
        (How, "hoe"),
        (Why, "waarom"),
        (Often, "hoe_vaak hoeveel_berichten"),
        (Arrive, "komt aankomt geleverd bezorgd aan"),
        (Return, "stuur_ik_terug terugsturen retourneren ruilen"),
        (Help, "ondersteuning support help hulp helpen"),
        (Human, "medewerker klantenservice iemand_spreken"),
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
            "maar hou houd de het van mijn jullie uw je jij u met te om naar voor op in bij en of dat dit die deze \
             alstublieft aub a_u_b alsjeblieft svp graag gelieve hallo hoi nu meteen direct alle kunnen \
             kan kunt zijn is was heb heeft hebben zo ook eens er dan ermee mee",
        ),
    ],
};
