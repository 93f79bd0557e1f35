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
            "porte palier sonnette portail concierge reception boite_aux_lettres interphone paillasson \
             laissez_le laissez_la deposez_le chez_le_voisin numero_de_rue mauvais_numero_de_rue \
             numero_de_maison mauvais_numero_de_maison numero_d_appartement \
             mauvais_numero_d_appartement prefere_un_* trompe_de_numero_de_rue gardien* digicode \
             batiment etage en_reunion plutot_par_* plutot_un_* moi_un_sms moi_un_message pas_de_numero",
        ),
        (Underway, "en_route en_chemin parti partie expedie* ete_envoye*"),
        (Aside, "voisin* inquieter sourire minutes min"),
        (
            NoMore,
            "plus_de plus_aucun plus_jamais assez marre_de marre_des ca_suffit plus_rien ras_le_bol \
             fini a_marre en_peux_plus_de me_saoulez_avec me_soulez_avec",
        ),
        (
            DontWant,
            "jveux_plus plus_envie pas_envie aucune_envie plus_besoin refuse_de refuse_vos refuse \
             veux_plus veux_pas ne_veux_plus ne_veux_pas souhaite_plus souhaite_pas ne_souhaite_plus \
             ne_souhaite_pas desire_plus ne_desire_plus voulons_plus veut_plus m_interess*_pas \
             pas_concerne* pas_interesse*",
        ),
        (
            DontContact,
            "jveux_plus_recevoir veux_plus_recevoir souhaite_plus_recevoir veux_pas_recevoir \
             souhaite_pas_recevoir desire_plus_recevoir ne_m_envoie_plus ne_m_envoyez_pas \
             ne_plus_recevoir ne_plus_envoyer ne_plus_etre n_ecrivez_plus n_envoyez_plus \
             ne_m_ecris_plus ne_me_contacte_plus m_ecrivez_plus m_envoyez_plus me_contactez_plus \
             plus_m_envoyer plus_me_contacter plus_m_ecrire plus_me_recontacter",
        ),
        (
            Unsubscribe,
            "desinscri* radiez_moi retirez_moi retire_moi supprimez_moi supprime_moi enlevez_moi \
             enleve_moi otez_moi effacez_moi me_retirer me_desinscrire me_supprimer bloquez_moi \
             rayez_moi sortez_moi vous_bloque* sortir_de_la_liste desabo* desincri*",
        ),
        (
            Stop,
            "inutile_de_continuer arret arrete arreter arretez arretes cessez cesser cesse stoppez \
             stopper stoppe stopez stoper",
        ),
        (Cancel, "annul* resili*"),
        (
            Remove,
            "retir* supprim* effac* enlev* oter rayer rayez oublier supr bloquez suppression oubliez \
             desactiv*",
        ),
        (
            WrongNumber,
            "numero_est_a_moi mon_numero_maintenant mauvais_destinataire pas_la_bonne_personne mauvais_numero trompez_de_numero \
             tromper_de_numero trompe_de_numero trompe_de_personne trompez_de_personne erreur_de_numero \
             faux_numero mauvaise_personne ce_n_est_pas_mon_numero pas_le_bon_numero \
             ce_n_est_plus_son_numero vous_faites_erreur je_ne_connais_pas_de erreur_de_dest* \
               pas_cette_personne m_avez_confondu me_confondez \
             ce_numero_depuis a_moi_depuis n_habite_pas_ici n_habite_plus_ici",
        ),
        (
            LeaveAlone,
            "ne_plus_utiliser lachez_moi foutez_le_camp lachez_nous moi_tranquille nous_tranquille* \
             moi_la_paix moi_en_paix faire_foutre",
        ),
        (Legal, "avocat plainte cnil rgpd illegal bloctel signale_au signaler_au 33700 harcelement"),
        (Death, "est_mort est_morte defunt decede*"),
        (Consent, "consentement accord autorisation"),
        (Revoke, "revoque revoquer retire_mon retirer_mon retire"),
        (SignUp, "inscrit inscrite abonne abonnee demande_a_recevoir donne_mon"),
        (Received, "recu recue arrive_pas pas_arrive"),
        (
            Resume,
            "reprendre me_reabonner reabonn* reinscri* recevoir_a_nouveau de_nouveau_recevoir \
             a_nouveau_recevoir me_reinscrire m_abonner m_inscrire inscrivez_moi remettez_mon \
             remettez_moi_sur remettez_moi_dans remettez_moi_les",
        ),
        (
            Goods,
            "commande* colis achat* produit* article* rembours* retour* paiement facture caisse compte \
             taille abonnement_mensuel rendez_vous rdv carton pointure panier robe* chaussure* pull \
             pantalon* baskets lampe coque jouet* montre couleur cmd cde echange*",
        ),
        (Delivery, "livraison* livre livrer livree expedition* envoi livreur suivi transport relais facteur"),
        (
            Trouble,
            "casse cassee endommage manquant manquante defectueux erreur_de_taille mauvaise_taille \
             mauvais_article ne_marche_pas ne_fonctionne_pas ne_marche_plus",
        ),
        (
            Harmless,
            "personne_ne mauvais_numero_de_suivi arret_de_bus arret_du arret_de_tram a_l_arret \
             s_est_arretee s_est_arrete est_arretee est_arrete s_arrete plus_de_place plus_de_stock \
             plus_de_piles fin_de_semaine sans_arret arrets_de ai_pas_mon_tel* ai_pas_de_num* \
             arretez_vous_devant",
        ),
        (
            Message,
            "message* texto* notification* mail mails msg* demarchage tout_envoi notif notifs \
             alerte*",
        ),
        (Send, "envoy* envoi_de envois envoie envoies"),
        (
            Contact,
            "texter contact* ecri* appel* derang* importun* harcel* embet* sollicit* recontact* emmerd* \
             spamm* relancez me_relancer saouler",
        ),
        (Number, "numero numeros telephone portable num tel"),
        (
            List,
            "coordonnees liste listes fichier fichiers base_de_donnees donnees systeme contacts \
             repertoire diffusion inscription",
        ),
        (Wrong, "mauvais mauvaise errone faux"),
        (No, "non"),
        (
            Not,
            "pas_besoin_de pas_besoin_d inutile_de inutile_d ne n pas jamais aucun sans ni pas_de \
             pas_la_peine_de",
        ),
        (More, "encore a_nouveau de_nouveau"),
        (Want, "veux voudrais souhaite souhaiterais recevoir aimerais desire avoir"),
        (TooMany, "trop_de tellement vous_me_derangez trop_souvent a_trop vous_continuez"),
        (
            Unclear,
            "laissez_tomber non_merci pas_maintenant au_revoir adieu c_est_pas_moi pas_moi \
             peut_etre_plus_tard bof pas_la_peine pas_client* laisse_tomber",
        ),
        (Yes, "oui ouais exact"),
        (Thanks, "merci remercie mci merki"),
        (
            Fine,
            "ok d_accord super parfait tres_bien genial bien excellent top nickel j_adore adore cool \
             impeccable ca_marche pas_de_souci pas_de_probleme entendu bonne bon vu recu_merci bcp \
             tres_utile* tres_pratique*",
        ),
        (I, "je j"),
        (Me, "me m moi"),
        (Where, "statut ou ou_est ou_en_est pas_de_nouvelles"),
        (When, "quand quel_jour sous_combien quelle_heure combien_de_temps delai"),
        (Who, "qui c_ki qui_m_ecrit"),
        (How, "comment puis_je je_peux"),
        (Why, "pourquoi"),
        (Often, "combien_de_messages combien_de_sms a_quelle_frequence"),
        (Arrive, "arriv* serai_je_livre recevrai vais_je_recevoir passez livrez venez"),
        (Return, "faire_un_retour renvoyer retourner echanger renvoie"),
        (Help, "assistance support aide aidez aider besoin_d_aide aidez_moi au_secours"),
        (
            Human,
            "parler_a un_conseiller service_client conseiller une_personne avoir_quelquun a_quelquun \
             quelquun_peut un_humain vraie_personne",
        ),
        (Start, "reprenez recommencer relancer reactiver reactivez"),
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
            "plus le la les l une des de du d a au aux en avec pour par et que qu ce c cette ces ca est \
             sont ai as s se sa son mon ma mes votre vos notre nos vous nous tu te il elle on svp stp \
             s_il_vous_plait s_il_te_plait veuillez merci_de bonjour bonsoir salut tout tous tres y \
             dans maintenant ici bien_vouloir pouvez pouvez_vous peux peut de_la etre encore_une_fois \
             immediatement si_possible trop beaucoup cordialement si_vous_plait vers etes",
        ),
        (Spam, "du_spam"),
        (Kept, "continuez_a continuez_les"),
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
            "porta portone portineria portinaio campanello citofono pianerottolo cancello reception \
             cassetta dal_vicino dai_vicini civico preferisco_un_* portiere in_riunione meglio_un_* \
             meglio_per_* meglio_sms mandate_un_m* mandatemi_un_* senza_numero",
        ),
        (Underway, "in_viaggio per_strada partito partita spedit*"),
        (Aside, "vicini vicino_di_casa preoccupar* minuti"),
        (
            NoMore,
            "non_piu mai_piu basta basta_con niente_piu nessun_altro stanco_di ne_posso_piu_d* \
             avete_rotto_con stufo",
        ),
        (
            DontWant,
            "rifiuto non_interessa non_ne_ho_bisogno non_voglio non_vorrei non_desidero non_vogliamo \
             non_intendo non_mi_serv* non_mi_interess* non_sono_interessat*",
        ),
        (
            DontContact,
            "non_voglio_ricevere non_voglio_piu_ricevere non_desidero_ricevere \
             non_desidero_piu_ricevere non_mandatemi* non_inviatemi* non_mi_mandate non_mandarmi* \
             non_inviarmi*",
        ),
        (
            Unsubscribe,
            "mi_rimuova mi_rimuovano mi_cancelli mi_cancellino levatemi disiscriv* disiscriz* \
             cancellami cancellatemi cancellarmi rimuovetemi rimuovimi rimuovermi toglietemi toglimi \
             togliermi eliminatemi eliminami bloccatemi vi_blocco uscire_dalla_lista mi_tolga \
             mi_tolgano disicri*",
        ),
        (
            Stop,
            "finitela smett* ferma fermate fermare fermatevi interromp* fermatela piantatela \
             fatela_finita",
        ),
        (Cancel, "annull* disdi* disdett*"),
        (Remove, "cancell* rimuov* togli* elimin* levate leva bloccate rimoz* rimoss* disattiv* dimenticate"),
        (
            WrongNumber,
            "preso_questa_sim numero_sbagliato sbagliate_numero sbagliato_persona sbagliata_persona persona_sbagliata \
             avete_sbagliato ha_sbagliato_persona non_sono_io non_e_il_mio_numero non_conosco_nessun \
             non_sono_la_persona numero_ora_e_mio ho_questo_numero_da non_abita_qui",
        ),
        (LeaveAlone, "lasciatemi_stare lasciami_stare non_rompete sparite vaffanculo in_pace"),
        (Legal, "avvocato denuncia denuncio garante gdpr illegale querela vie_legali"),
        (Death, "e_morto e_morta e_mancato defunto decedut*"),
        (Consent, "consenso autorizzazione"),
        (Revoke, "revoco revocare ritiro_il ritiro"),
        (SignUp, "iscritto iscritta registrato autorizzato"),
        (Received, "ricevuto ricevuta arrivato arrivata non_arriva* non_mi_arriva*"),
        (
            Resume,
            "riprendi reiscriv* iscrivermi iscrivetemi ricevere_di_nuovo di_nuovo_ricevere \
             tornare_a_ricevere rimettete* riattivatemi tornate_a_scriv* tornate_a_mand* riprendete",
        ),
        (
            Goods,
            "ordin* pacco pacchi acquisto prodott* articol* reso fattura pagamento taglia conto scatola \
             abbonamento_mensile appuntamento rimbors* scarp* vestit* magli* giacca pantalon* borsa \
             lampada cover colore tazza",
        ),
        (Delivery, "spedizion* consegn* corriere tracciamento"),
        (
            Trouble,
            "rotto rotta danneggiato manca difettoso taglia_sbagliata articolo_sbagliato non_funziona \
             avete_sbagliato_tagl* avete_sbagliato_col* avete_sbagliato_art*",
        ),
        (
            Harmless,
            "basta_un basta_una fermata_dell fermata fine_settimana alla_fine non_riesco_a_smettere alto_modello \
             basta_cosi_grazie non_ho_il_cel* non_ho_il_tel* si_e_fermat* si_ferma si_fermano basta_che \
             mi_basta basta_premere",
        ),
        (Message, "msg messagg* notific* avvis*"),
        (Send, "mand* invi* spedirmi"),
        (Contact, "scriv* contatt* chiam* disturb* importun* messaggiarmi rompere_le spamm*"),
        (Number, "numero numeri telefono cellulare nr num cell"),
        (
            List,
            "contatto recapito rubrica lista elenco database dati_personali sistema i_miei_dati miei_dati",
        ),
        (Wrong, "sbagliato sbagliata errato"),
        (No, "nope"),
        (Not, "nn non_serve non_serve_che non no mai senza nessun"),
        (More, "piu ancora altri altro di_nuovo"),
        (Want, "voglio vorrei desidero ricevere"),
        (TooMany, "troppi troppe mi_state_disturb* avete_stufato"),
        (
            Unclear,
            "ora_e_mio adesso_e_mio no_grazie non_ora addio magari_dopo non_sono_cliente lascia_stare lascia_perdere \
             lasciamo_perdere meglio_di_no",
        ),
        (Yes, "si certo esatto"),
        (Thanks, "grazie grazie_mille ringrazio grz"),
        (
            Fine,
            "ok va_bene bene perfetto ottimo bello bellissimo mi_piace mi_piacciono fantastico \
             d_accordo tutto_bene ricevuto_grazie fine top eccellente comodissim* utilissim* \
             molto_util*",
        ),
        (I, "io ho"),
        (Me, "mi me"),
        (Where, "a_che_punto stato_del stato_dell stato_della dove dov dove_si_trova che_fine_ha_fatto"),
        (When, "quando a_che_ora che_giorno quanto_ci_* quanto_tempo per_quando"),
        (Who, "chi chi_mi_scrive"),
        (How, "come posso si_puo come_si"),
        (Why, "perche"),
        (Often, "quanti_messaggi ogni_quanto"),
        (Arrive, "arriv* passate passa venite viene"),
        (Return, "restituire rendere fa*_il_reso restituisco rendo cambiare"),
        (Help, "serve_una_mano supporto aiuto aiutatemi aiutarmi aiutami assistenza aiutare"),
        (Human, "parlare_con operatore servizio_clienti una_persona c_e_qualcuno"),
        (Start, "ricominciare riattivare riattivate"),
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
            "il lo la i gli le un una di del dei della delle da dal dalla dai a al alla in con per e ed \
             o che questo questa questi queste vostro vostra vostri vostre mio mia miei vi ci sono ha \
             avete potete puoi potreste per_favore prego per_cortesia piacere ciao salve buongiorno \
             buonasera subito tutto tutti tutta molto ne tela l dell dall vuole siamo quest sti sto \
             xfavore se_possibile siete",
        ),
        (Spam, "e_spam"),
        (Kept, "continuate_pure"),
    ],
};

pub(in crate::reading) const ROMANIAN: Lexicon = Lexicon {
    language: "ro",
    scripts: &[Script::Latin],
    countries: &["RO", "MD"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "vorbesc_cu vorbi_cu operator un_om"),
        (
            Place,
            "usa receptie interfon poarta la_vecin numarul_casei numarul_strazii strada soneri* \
             nu_are_numar in_sedinta mai_bine_m* mai_bine_s* mai_bine_un_* mi_un_sms mi_un_mesaj",
        ),
        (Underway, "pe_drum expediat* trimis* plecat*"),
        (Aside, "vecin* minute"),
        (NoMore, "nu_mai gata_cu destul ajunge_cu m_am_saturat_de"),
        (DontWant, "nu_ma_intereseaza nu_vreau nu_doresc nu_mai_vreau nu_mai_doresc nu_am_nevoie"),
        (
            DontContact,
            "nu_mi_mai_trimiteti nu_imi_mai_trimiteti nu_mai_trimiteti nu_mai_scrieti nu_mi_trimiteti \
             nu_mi_mai_da sa_nu_mai_primesc nu_vreau_sa_primesc nu_mai_vreau_sa_primesc",
        ),
        (Unsubscribe, "dezabon* stergeti_ma scoateti_ma eliminati_ma renunt sterge_ma scoate_ma"),
        (Stop, "terminati_cu opriti opreste incetati inceteaza termina_cu opri"),
        (Cancel, "anula* renunta*"),
        (Remove, "sterge* elimina* scoate* sters sterg dezactiv*"),
        (
            WrongNumber,
            "numarul_e_acum_al_meu acum_e_numarul_meu persoana_gresita numar_este_al_meu numar_e_al_meu gresit_persoana nu_sunt_persoana \
             nu_cunosc_nici*",
        ),
        (LeaveAlone, "mi_pace in_pace"),
        (Legal, "avocat anpc gdpr reclamatie va_reclam"),
        (Consent, "consimtamant* acordul"),
        (Revoke, "revoc retrag"),
        (Received, "primit nu_ajung* nu_vin"),
        (
            Goods,
            "comanda comenzi produs* colet* retur factura plata baterie pantof* rochi* tricou* geaca \
             husa lampa culoare marim* bani banii cutia pachet*",
        ),
        (Delivery, "livrare* curier* urmarire nimeni awb easybox"),
        (Message, "mesaj* notificar*"),
        (Send, "trimite*"),
        (Contact, "scrie* contacta* suna* deranja* cautati spam*"),
        (Number, "numar numarul telefon telefonul nr"),
        (List, "lista baza_de_date datele"),
        (Wrong, "gresit gresita"),
        (Not, "nu fara"),
        (More, "mai iar din_nou nimic"),
        (Want, "vreau doresc primesc primi as_vrea"),
        (TooMany, "prea_multe ma_deranjeaza prea_mult prea_des ma_enervati"),
        (Unclear, "nu_multumesc pa nu_sunt_client las_o_balta nu_acum"),
        (Yes, "da"),
        (Thanks, "multumesc mersi multam mersic ms merci"),
        (Fine, "ok bine perfect super excelent imi_plac imi_place foarte_util* in_regula numai_bine"),
        (I, "eu"),
        (Me, "ma mi mie"),
        (Where, "statusul stadiul unde"),
        (When, "cand dureaza la_ce_ora cat_timp"),
        (Who, "cine"),
        (How, "cum pot se_poate"),
        (Why, "de_ce"),
        (Arrive, "vine ajunge ajuns veniti ajungeti"),
        (Return, "returna returnez schimba"),
        (Help, "asistenta suport ajutor ajutati ajuta"),
        (Star, "stele stea"),
        (Rate, "nota dau"),
        (OutOf, "din"),
        (
            Filler,
            "va_rog te_rog sa imi o un la de pe cu meu mea mele este e si ca in lui al ale acest cat \
             uri urile voi astea aceste asta acum aici am ati sunt sunteti esti ne pentru cel mult \
             salut daca_se_poate buna te frumos",
        ),
        (Spam, "e_spam"),
        (Trouble, "nu_merge nu_mai_merge functioneaza stricat* spart* rupt* lipseste"),
        (Resume, "ma_abonez reabon* abona_din_nou la_loc_pe primesc_din_nou reactiv*"),
        (Harmless, "nu_am_telefon* se_opreste s_a_oprit"),
        (Death, "decedat* a_murit"),
        (SignUp, "abonat abonata inscris dat_acordul cerut_aceste_mes*"),
        (Two, "doi doua"),
        (Three, "trei"),
        (Four, "patru"),
        (Five, "cinci"),
        (Hour, "ora ore"),
        (Day, "zi zile"),
        (Week, "saptaman*"),
        (Month, "luna luni"),
        (Only, "doar numai"),
        (Less, "mai_putine"),
        (Later, "mai_tarziu"),
        (Pause, "pauza"),
        (If, "daca"),
        (Promotion, "reclame* ofert* promoti* publicit* spam"),
    ],
};
