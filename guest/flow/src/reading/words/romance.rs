//! French, Italian, Romanian.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const FRENCH: Lexicon = Lexicon {
    language: "fr",
    scripts: &[Script::Latin],
    countries: &["FR", "BE", "CH", "LU", "CA", "MC", "SN", "CI", "MA", "TN"],
    negates_after: true,
    prefixes: &[],
    words: packed![
        (
            Place,
            "porte palier sonnette portail gardien gardienne concierge reception boite_aux_lettres interphone paillasson laissez_le laissez_la deposez_le chez_le_voisin numero_de_rue mauvais_numero_de_rue numero_de_maison mauvais_numero_de_maison numero_d_appartement mauvais_numero_d_appartement"
        ),
        (
            Underway,
            "en_route en_chemin expedie expediee expediees ete_envoye ete_envoyee ete_envoyes parti partie",
        ),
        (Aside, "voisin* inquieter sourire"),
        (
            NoMore,
            "plus_de plus_aucun plus_jamais assez marre_de marre_des ca_suffit y_en_a_marre plus_rien \
             ras_le_bol fini",
        ),
        (
            DontWant,
            "jveux_plus plus_envie pas_envie aucune_envie plus_besoin refuse_de refuse_vos refuse pas_interesse pas_interessee pas_interesses \
             ca_ne_m_interesse_pas ne_m_interesse_pas veux_plus veux_pas ne_veux_plus ne_veux_pas \
             souhaite_plus souhaite_pas ne_souhaite_plus ne_souhaite_pas desire_plus ne_desire_plus \
             voulons_plus veut_plus",
        ),
        (
            DontContact,
            "jveux_plus_recevoir veux_plus_recevoir souhaite_plus_recevoir veux_pas_recevoir souhaite_pas_recevoir desire_plus_recevoir ne_plus_m_envoyer ne_plus_me_contacter ne_plus_m_ecrire ne_me_contactez_plus \
             ne_me_contactez_pas ne_m_ecrivez_plus ne_m_ecrivez_pas ne_m_envoyez_plus ne_m_envoie_plus \
             ne_m_envoyez_pas ne_plus_recevoir ne_plus_envoyer ne_plus_etre ne_m_appelez_plus \
             ne_me_derangez_plus n_ecrivez_plus n_envoyez_plus ne_m_ecris_plus ne_me_contacte_plus \
             ne_pas_me_contacter ne_pas_deranger ne_m_embetez_plus m_ecrivez_plus m_envoyez_plus \
             me_contactez_plus plus_m_envoyer plus_me_contacter plus_m_ecrire plus_me_recontacter",
        ),
        (
            Unsubscribe,
            "desabonn* desinscri* radiez_moi retirez_moi retire_moi supprimez_moi supprime_moi \
             enlevez_moi enleve_moi otez_moi effacez_moi me_retirer me_desinscrire me_supprimer \
             resilier_mon_inscription bloquez_moi rayez_moi sortez_moi",
        ),
        (
            Stop,
            "inutile_de_continuer arret arrete arreter arretez arretes cessez cesser cesse stoppez stopper stoppe"
        ),
        (Cancel, "annul* resili*"),
        (Remove, "retir* supprim* effac* enlev* oter rayer rayez"),
        (
            WrongNumber,
            "mauvais_destinataire pas_la_bonne_personne mauvais_numero vous_vous_trompez_de_numero trompez_de_numero tromper_de_numero \
             trompe_de_numero trompe_de_personne trompez_de_personne erreur_de_numero faux_numero \
             mauvaise_personne ce_n_est_pas_mon_numero pas_le_bon_numero numero_errone \
             ce_n_est_plus_son_numero vous_faites_erreur je_ne_connais_pas_de",
        ),
        (
            LeaveAlone,
            "ne_plus_utiliser laissez_moi_tranquille laisse_moi_tranquille foutez_moi_la_paix fichez_moi_la_paix \
             lachez_moi laissez_moi_en_paix foutez_le_camp laissez_nous_tranquilles",
        ),
        (Legal, "avocat plainte cnil rgpd illegal bloctel signale_au signaler_au 33700 harcelement"),
        (Death, "est_decede est_decedee decede decedee est_mort est_morte defunt"),
        (Consent, "consentement accord autorisation"),
        (Revoke, "revoque revoquer retire_mon retirer_mon retire"),
        (SignUp, "inscrit inscrite abonne abonnee demande_a_recevoir donne_mon"),
        (Received, "recu recue arrive_pas pas_arrive"),
        (
            Resume,
            "reprendre me_reabonner reabonn* reinscri* recevoir_a_nouveau de_nouveau_recevoir \
             a_nouveau_recevoir me_reinscrire m_abonner m_inscrire inscrivez_moi",
        ),
        (
            Goods,
            "commande* colis achat* produit* article* rembours* retour* paiement facture caisse \
             compte taille abonnement_mensuel rendez_vous rdv carton pointure",
        ),
        (Delivery, "livraison* livre livrer livree expedition* envoi livreur suivi transport"),
        (
            Trouble,
            "casse cassee endommage manquant manquante defectueux erreur_de_taille mauvaise_taille \
             mauvais_article ne_marche_pas ne_fonctionne_pas ne_marche_plus",
        ),
        (
            Harmless,
            "personne_ne mauvais_numero_de_suivi arret_de_bus arret_du arret_de_tram a_l_arret s_est_arretee s_est_arrete est_arretee \
             est_arrete s_arrete plus_de_place plus_de_stock plus_de_piles fin_de_semaine sans_arret \
             arrets_de",
        ),
        (Message, "message* sms texto* msg notification* mail mails"),
        (Send, "envoy* envoi_de envois envoie envoies"),
        (Contact, "texter contact* ecri* appel* derang* importun* harcel* embet* sollicit* recontact*"),
        (Number, "numero numeros telephone portable num tel"),
        (
            List,
            "coordonnees liste listes fichier fichiers base_de_donnees donnees systeme contacts \
             repertoire diffusion",
        ),
        (Wrong, "mauvais mauvaise errone faux"),
        (No, "non"),
        (Not, "pas_besoin_de pas_besoin_d inutile_de inutile_d ne n pas jamais aucun sans ni pas_de"),
        (More, "encore a_nouveau de_nouveau"),
        (Want, "veux voudrais souhaite souhaiterais recevoir aimerais desire avoir"),
        (TooMany, "trop trop_de tellement"),
        (
            Unclear,
            "laissez_tomber non_merci pas_maintenant au_revoir adieu c_est_pas_moi pas_moi peut_etre_plus_tard bof \
             pas_la_peine",
        ),
        (Yes, "oui ouais exact"),
        (Thanks, "merci merci_beaucoup merci_bien remercie"),
        (
            Fine,
            "ok d_accord super parfait tres_bien genial bien excellent top nickel j_adore adore cool \
             impeccable ca_marche pas_de_souci pas_de_probleme entendu bonne bon vu recu_merci",
        ),
        (I, "je j"),
        (Me, "me m moi"),
        (Where, "statut ou_en_est_ma ou ou_est ou_en_est"),
        (When, "quand a_quelle_heure quel_jour sous_combien"),
        (Who, "qui qui_etes_vous"),
        (How, "comment"),
        (Why, "pourquoi"),
        (Often, "combien_de_messages combien_de_sms a_quelle_frequence"),
        (Arrive, "arriv* serai_je_livre recevrai vais_je_recevoir"),
        (Return, "faire_un_retour renvoyer retourner echanger"),
        (Help, "assistance support aide aidez aider besoin_d_aide aidez_moi"),
        (Human, "parler_a un_conseiller service_client conseiller une_personne quelqu_un"),
        (Start, "reprenez recommencer relancer reactiver"),
        (If, "si"),
        (Reply, "reponds envoie_stop"),
        (But, "sauf gardez garder"),
        (Only, "seulement uniquement"),
        (Less, "moins"),
        (Pause, "pause"),
        (Later, "plus_tard apres rappelez_moi"),
        (Skip, "passer"),
        (Star, "etoile*"),
        (Rate, "note points point mets donne je_mets je_donne"),
        (OutOf, "sur"),
        (One, "un"),
        (Two, "deux"),
        (Three, "trois"),
        (Four, "quatre"),
        (Five, "cinq"),
        (Hour, "heure heures"),
        (Day, "jour jours j"),
        (Week, "semaine semaines"),
        (Month, "mois"),
        (Tips, "conseils astuces"),
        (Feedback, "avis sondages enquetes"),
        (Loyalty, "fidelite recompenses"),
        (Promotion, "pub pubs publicite* promotion* promos offre* soldes spam reclame*"),
        (
            Filler,
            "plus le la les l une des de du d a au aux en avec pour par et que qu ce c cette ces ca est sont \
             ai as s se sa son mon ma mes votre vos notre nos vous nous tu te il elle on svp stp \
             s_il_vous_plait s_il_te_plait veuillez merci_de bonjour bonsoir salut tout tous tres y dans \
             maintenant ici bien_vouloir pouvez pouvez_vous peux peut de_la etre encore_une_fois \
             immediatement si_possible",
        ),
    ],
};

pub(in crate::reading) const ITALIAN: Lexicon = Lexicon {
    language: "it",
    scripts: &[Script::Latin],
    countries: &["IT", "SM", "CH"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "porta portone portineria portinaio campanello citofono pianerottolo cancello reception cassetta dal_vicino dai_vicini civico"
        ),
        (Underway, "in_viaggio per_strada spedito spedita spediti spedite partito partita"),
        (Aside, "vicini vicino_di_casa preoccupar*"),
        (NoMore, "non_piu mai_piu basta basta_con niente_piu nessun_altro stufo_di stanco_di"),
        (
            DontWant,
            "non_mi_serve non_mi_servono rifiuto non_mi_interessa non_mi_interessano non_interessa \
             non_sono_interessato non_sono_interessata non_ne_ho_bisogno non_voglio non_vorrei \
             non_desidero non_vogliamo non_intendo",
        ),
        (
            DontContact,
            "non_voglio_ricevere non_voglio_piu_ricevere non_desidero_ricevere non_desidero_piu_ricevere non_scrivetemi* non_contattatemi* non_mandatemi* non_inviatemi* non_scrivermi* \
             non_chiamatemi* non_disturbate* non_mi_scrivete non_mi_contattate non_mi_mandate \
             non_contattarmi* non_mandarmi* non_inviarmi*",
        ),
        (
            Unsubscribe,
            "mi_tolga_dalla mi_tolgano_dalla mi_tolga_da mi_rimuova mi_rimuovano mi_cancelli mi_cancellino levatemi disiscriv* disiscriz* cancellami cancellatemi cancellarmi rimuovetemi rimuovimi \
             rimuovermi toglietemi toglimi togliermi toglietemi_dalla eliminatemi eliminami disattivate_i \
             bloccatemi",
        ),
        (Stop, "finitela smett* ferma fermate fermare fermatevi interromp* fermatela piantatela"),
        (Cancel, "annull* disdi* disdett*"),
        (Remove, "cancell* rimuov* togli* elimin* levate leva"),
        (
            WrongNumber,
            "numero_sbagliato sbagliato_numero sbagliate_numero sbagliato_persona sbagliata_persona \
             persona_sbagliata numero_errato avete_sbagliato ha_sbagliato_persona non_sono_io \
             non_e_il_mio_numero non_conosco_nessun",
        ),
        (
            LeaveAlone,
            "lasciatemi_in_pace lasciami_in_pace lasciatemi_stare lasciami_stare non_rompete sparite \
             vaffanculo",
        ),
        (Legal, "avvocato denuncia denuncio garante gdpr illegale querela vie_legali"),
        (Death, "e_morto e_morta e_deceduto e_deceduta e_mancato defunto deceduto"),
        (Consent, "consenso autorizzazione"),
        (Revoke, "revoco revocare ritiro_il ritiro"),
        (SignUp, "iscritto iscritta registrato"),
        (Received, "ricevuto ricevuta arrivato arrivata"),
        (
            Resume,
            "riprendi reiscriv* iscrivermi iscrivetemi ricevere_di_nuovo di_nuovo_ricevere \
             tornare_a_ricevere",
        ),
        (
            Goods,
            "ordin* pacco pacchi acquisto prodott* articol* rimborso reso fattura pagamento taglia conto \
             scatola abbonamento_mensile appuntamento",
        ),
        (Delivery, "spedizion* consegn* corriere tracciamento"),
        (Trouble, "rotto rotta danneggiato manca difettoso taglia_sbagliata articolo_sbagliato non_funziona"),
        (
            Harmless,
            "fermata_dell fermata si_e_fermato si_e_fermata fine_settimana alla_fine \
             non_riesco_a_smettere alto_modello basta_cosi_grazie",
        ),
        (Message, "msg messagg* sms notific* avvis*"),
        (Send, "mand* invi* spedirmi"),
        (Contact, "scriv* contatt* chiam* disturb* importun* messaggiarmi"),
        (Number, "numero numeri telefono cellulare"),
        (
            List,
            "contatto recapito rubrica lista elenco database dati_personali sistema i_miei_dati miei_dati",
        ),
        (Wrong, "sbagliato sbagliata errato"),
        (No, "nope"),
        (Not, "nn non_serve non_serve_che non no mai senza nessun"),
        (More, "piu ancora altri altro di_nuovo"),
        (Want, "voglio vorrei desidero ricevere"),
        (TooMany, "troppi troppe tanti"),
        (Unclear, "no_grazie non_ora addio magari_dopo"),
        (Yes, "si certo esatto"),
        (Thanks, "grazie grazie_mille ringrazio"),
        (
            Fine,
            "ok va_bene bene perfetto ottimo bello bellissimo mi_piace mi_piacciono fantastico d_accordo \
             tutto_bene ricevuto_grazie fine top eccellente",
        ),
        (I, "io ho"),
        (Me, "mi me"),
        (Where, "a_che_punto stato_del stato_dell stato_della dove dov dove_si_trova"),
        (When, "quando a_che_ora che_giorno"),
        (Who, "chi"),
        (How, "come"),
        (Why, "perche"),
        (Often, "quanti_messaggi ogni_quanto"),
        (Arrive, "arriv*"),
        (Return, "restituire rendere"),
        (Help, "serve_una_mano supporto aiuto aiutatemi aiutarmi aiutami assistenza"),
        (Human, "parlare_con operatore servizio_clienti una_persona"),
        (Start, "ricominciare riattivare"),
        (If, "se"),
        (But, "tranne"),
        (Only, "solo soltanto"),
        (Less, "meno"),
        (Pause, "pausa"),
        (Later, "dopo piu_tardi"),
        (Skip, "salta"),
        (Star, "stelle stella"),
        (Rate, "voto punti do punto"),
        (OutOf, "su"),
        (One, "uno"),
        (Two, "due"),
        (Three, "tre"),
        (Four, "quattro"),
        (Five, "cinque"),
        (Day, "giorno giorni"),
        (Week, "settimana settimane"),
        (Month, "mese mesi"),
        (Feedback, "sondaggi recensioni"),
        (Promotion, "pubblicita promozion* offerte promo spam"),
        (
            Filler,
            "il lo la i gli le un una di del dei della delle da dal dalla dai a al alla in con per e ed o \
             che questo questa questi queste vostro vostra vostri vostre mio mia miei vi ci sono ha avete \
             potete puoi potreste per_favore prego per_cortesia piacere ciao salve buongiorno buonasera \
             subito tutto tutti tutta molto ne tela l dell dall",
        ),
    ],
};

pub(in crate::reading) const ROMANIAN: Lexicon = Lexicon {
    language: "ro",
    scripts: &[Script::Latin],
    countries: &["RO", "MD"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "vorbesc_cu"),
        (Place, "usa sonerie receptie interfon poarta la_vecin numarul_casei numarul_strazii strada"),
        (Underway, "pe_drum expediat expediata trimis trimisa plecat plecata"),
        (Aside, "vecin*"),
        (NoMore, "nu_mai gata_cu destul ajunge"),
        (DontWant, "nu_ma_intereseaza nu_vreau nu_doresc nu_mai_vreau nu_mai_doresc"),
        (
            DontContact,
            "nu_mi_mai_trimiteti nu_mi_mai_scrieti nu_ma_mai_contactati nu_ma_mai_sunati \
             nu_imi_mai_trimiteti nu_mai_trimiteti nu_mai_scrieti nu_ma_contactati nu_mi_scrieti \
             nu_mi_trimiteti",
        ),
        (Unsubscribe, "dezabon* stergeti_ma scoateti_ma eliminati_ma renunt"),
        (Stop, "terminati_cu opriti opreste incetati inceteaza"),
        (Cancel, "anula* renunta*"),
        (Remove, "sterge* elimina* scoate*"),
        (WrongNumber, "numar_gresit ati_gresit_numarul persoana_gresita gresit_numarul"),
        (LeaveAlone, "lasati_ma_in_pace lasa_ma_in_pace"),
        (Legal, "avocat anpc gdpr reclamatie"),
        (Consent, "consimtamant* acordul"),
        (Revoke, "revoc retrag"),
        (Received, "primit"),
        (Goods, "comanda comenzi produs* colet* retur factura plata"),
        (Delivery, "livrare* curier* urmarire nimeni"),
        (Message, "mesaj* sms notificari"),
        (Send, "trimite*"),
        (Contact, "scrie* contacta* suna* deranja*"),
        (Number, "numar numarul telefon telefonul"),
        (List, "lista baza_de_date datele"),
        (Wrong, "gresit"),
        (Not, "nu fara"),
        (More, "mai iar din_nou"),
        (Want, "vreau doresc primesc primi"),
        (TooMany, "prea_multe"),
        (Unclear, "nu_multumesc pa"),
        (Yes, "da"),
        (Thanks, "multumesc mersi"),
        (Fine, "ok bine perfect super excelent"),
        (I, "eu"),
        (Me, "ma mi mie"),
        (Where, "statusul stadiul unde"),
        (When, "cand"),
        (Who, "cine"),
        (How, "cum"),
        (Why, "de_ce"),
        (Arrive, "ajunge_comanda ajunge_coletul vine"),
        (Return, "returna returnez"),
        (Help, "asistenta suport ajutor ajutati"),
        (Star, "stele stea"),
        (Rate, "nota"),
        (OutOf, "din"),
        (Filler, "va_rog te_rog sa imi o un la de pe cu meu mea mele este e si ca in lui al ale acest"),
    ],
};
