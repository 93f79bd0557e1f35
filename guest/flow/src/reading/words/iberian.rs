//! Spanish and Portuguese.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const SPANISH: Lexicon = Lexicon {
    language: "es",
    scripts: &[Script::Latin],
    countries: &[
        "ES", "MX", "AR", "CL", "CO", "PE", "EC", "VE", "UY", "PY", "BO", "CR", "PA", "GT", "DO", "PR",
    ],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "puerta porteria portero recepcion timbre buzon conserje conserjeria porche \
             dejen_el_paquete dejen_la_caja dejelo* dejenlo* dejalo* dejarlo dejen_en con_el_vecino \
             con_la_vecina calle numero_de_casa numero_de_la_casa prefiero_un_* prefiero_mens* portal \
             edificio porton en_reunion en_una_reunion sin_numero mejor_por_* mejor_mens* mejor_sms \
             mejor_un_* mandame_un_* mandenme_un_* escribanme_por_*",
        ),
        (Underway, "en_camino enviaron enviado enviada enviados mandaron salio despacharon despachado"),
        (Aside, "vecin* preocuparte preocuparse preocuparme reir minutos"),
        (
            NoMore,
            "no_mas ya_no nunca_mas basta basta_ya ya_basta ni_un_mas suficientes ya_estuvo hart*_de \
             cansad*_de",
        ),
        (
            DontWant,
            "no_autorizo no_interesa no_quiero no_deseo no_queremos no_necesito ya_no_quiero \
             ya_no_deseo no_me_interesa* no_estoy_interesad* ya_no_lo ya_no_la ya_no_los ya_no_las",
        ),
        (
            DontContact,
            "no_quiero_recibir no_deseo_recibir no_quiero_mas_recibir ya_no_quiero_recibir \
             ya_no_deseo_recibir no_quiero_saber no_me_lleguen_mas no_quiero_volver_a_recibir",
        ),
        (
            Unsubscribe,
            "darme_de_baja dar_de_baja baja_por_favor de_baja quiero_baja la_baja mi_baja desuscrib* \
             desinscrib* desapunt* borrame borrenme borreme eliminame eliminenme elimineme quitame \
             quitenme quiteme sacame saquenme saqueme sacarme borrarme eliminarme quitarme \
             salir_de_la_lista salirme bloqueenme remuevanme remueveme bajenme voy_a_bloquear \
             baja_de_la_lista dejar_de_recibir salir_por_favor salir_porfa salir_gracias baja_gracias \
             baja_porfa kitenme me_sacan",
        ),
        (
            Stop,
            "parenle suspend* dejen deja deje dejar paren para_ya pare parar parad detengan detener dejad alto_ya cesen"
        ),
        (Cancel, "cancela* cancele* anula*"),
        (
            Remove,
            "borr* elimin* quit* remover remueva* retir* sacar saquen suprim* kiten sacan desactiv* \
             olviden",
        ),
        (
            WrongNumber,
            "se_equivoc*_de_num* numero_ahora_es_mio ahora_es_mi_numero saquen_mi_celu numero_equivocado equivocado_de_numero persona_equivocada no_es_mi_numero se_equivoco \
             se_equivocaron se_equivoca no_soy_esa_persona no_conozco_a te_equivocaste_de_numero \
             me_confunden este_numero_ya_no este_numero_no_es aqui_no_vive numero_ahora_es_mio \
             cel_ahora_es_mio no_soy_la_persona_que_bus* se_equivoc*_de_pers* \
             numero_es_mio_ahora no_vive_aqui confundio_de_numero confundieron_de",
        ),
        (LeaveAlone, "vayanse largo en_paz dejame_tranquil* dejenme_tranquil*"),
        (Legal, "abogado demanda* denuncia* ilegal aepd profeco proteccion_de_datos reportar lista_robinson"),
        (Death, "murio falleci* difunt*"),
        (Consent, "consentimiento autorizacion"),
        (Revoke, "revoco revocar retiro_mi retirar_mi retiro"),
        (SignUp, "me_suscribi suscribi me_registre registre me_apunte suscrito"),
        (Received, "recibi recibido llego llegado llega no_llegan no_me_llegan"),
        (
            Resume,
            "volver_a_recibir suscribirme suscribeme quiero_recibir_de_nuevo alta_de_nuevo \
             darme_de_alta reanudar vuelv*_a_mand* vuelv*_a_env* vuelv*_a_escr* volver_a_mand* \
             volver_a_escr* a_suscribir apuntadme a_la_lista",
        ),
        (
            Goods,
            "pedido* orden compra* producto* paquete* articulo* reembolso devolucion* pago* factura \
             cita caja* cuenta talla tarjeta cupon pieza dinero zapato* vestido camis* pantalon* funda \
             lampara color tenis precio* regalo*",
        ),
        (Delivery, "seguimiento rastreo guia envio* entrega* reparto despacho repartidor mensajer*"),
        (
            Trouble,
            "roto rota danado danada falta defectuoso equivocada no_funciona talla_equivocada \
             se_equivoc*_de_* no_prende",
        ),
        (
            Harmless,
            "cancelaron nunca_me_llamaron nadie parada_de paro_de se_paro talla_baja es_baja \
             calidad_es_baja planta_baja muy_baja mas_baja alto_ahi mas_alto talla_alta no_me_llego \
             no_ha_llegado fin_de_semana a_fin_de no_tengo_el_cel* estoy_de_baja se_para no_tengo_cel*",
        ),
        (
            Message,
            "mensaje* texto* msj* mensajito* notificacion* aviso* whatsapps envio*_de_sms \
             envio*_de_mens* envio*_de_text* envio*_de_notif* envio*_de_publ* mjs msgs msg alertas",
        ),
        (Send, "envi* mand*"),
        (Contact, "escrib* contact* llam* molest* fastidi* spame* insista insistan chinga* joder texte*"),
        (Number, "numero numeros telefono celular movil cel num"),
        (
            List,
            "lista_de_envios contacto lista listas base_de_datos sistema registros datos mis_datos \
             contactos agenda suscripcion",
        ),
        (Wrong, "equivocado erroneo incorrecto mal"),
        (No, "nop nel"),
        (Not, "no_hace_falta no_es_necesario no nunca jamas ni sin tampoco"),
        (More, "mas otra_vez de_nuevo nada nada_mas otro"),
        (Want, "quiero deseo quisiera recibir necesito queremos me_gustaria kiero"),
        (TooMany, "demasiados demasiadas muchos tantos me_molestan siguen tienen_hart*"),
        (
            Unclear,
            "ahora_es_mio ahorita_no no_gracias no_muchas_gracias ahora_no adios no_soy_yo quiza_luego chao \
             nada_gracias no_soy_cliente olvidalo mejor_no",
        ),
        (Yes, "si claro correcto"),
        (Thanks, "gracias agradezco grax grac"),
        (
            Fine,
            "ok vale bien muy_bien perfecto genial excelente estupendo bueno buena de_acuerdo listo \
             todo_bien super muy_practic* encanta* muy_util* lindo",
        ),
        (I, "yo ya_compre"),
        (Me, "me mi_nombre"),
        (Where, "estado_de estado_del estatus status en_que_estado donde"),
        (
            When,
            "cuando cuando_llega a_que_hora que_dia cuanto_tarda cuanto_tiempo cuanto_demora \
             cuantos_dias q_hora",
        ),
        (Who, "quien quienes quien_me_escribe"),
        (How, "como puedo se_puede"),
        (Why, "por_que porque_me"),
        (Often, "cada_cuanto cuantos_mensajes con_que_frecuencia"),
        (Arrive, "llegara llegar llegue llegan tarda pasan pasa pasais vienen viene"),
        (Return, "ha*_la_devol* ha*_una_devol* devuelvo cambiar* devolver*"),
        (Help, "soporte asistencia ayuda ayudame ayudenme ayudar auxilio ayude ayudarme"),
        (Human, "hablar_con una_persona agente asesor atencion_al_cliente servicio_al_cliente me_atienda"),
        (Start, "reiniciar comenzar empezar reactiven reactivar activen"),
        (If, "si_respondo si_contesto"),
        (But, "excepto salvo"),
        (Only, "solo solamente unicamente"),
        (Less, "menos"),
        (Pause, "pausa pausar"),
        (Later, "luego mas_tarde despues recuerdame"),
        (Skip, "saltar omitir"),
        (Star, "estrella*"),
        (Rate, "punto* nota puntuo doy le_doy califico calificacion pongo"),
        (OutOf, "de sobre"),
        (One, "uno una"),
        (Two, "dos"),
        (Three, "tres"),
        (Four, "cuatro"),
        (Five, "cinco"),
        (Hour, "hora horas"),
        (Day, "dia dias"),
        (Week, "semana semanas"),
        (Month, "mes meses"),
        (Tips, "consejos"),
        (Feedback, "encuestas resenas opiniones"),
        (Loyalty, "recompensas fidelidad"),
        (Promotion, "promocion* promos ofertas publicidad propaganda anuncios"),
        (
            Filler,
            "el la los las un del a en con por por_favor porfa porfavor favor que y o su sus mi mis \
             este esta esto estos estas ese esos al se le les lo tu te ustedes usted vosotros nos ya \
             hay ser es son esta_bien hola buenos buenas tardes para pueden puede podrian podria ahora \
             aqui ninguno ningun ninguna todo todos todas tan muy ha he han vuestra vuestro dan q k x \
             xfa xfavor plis d va mas_o_menos muchas muxas mil anda",
        ),
        (Spam, "es_spam"),
    ],
};

pub(in crate::reading) const PORTUGUESE: Lexicon = Lexicon {
    language: "pt",
    scripts: &[Script::Latin],
    countries: &["BR", "PT", "AO", "MZ"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "porta portaria porteiro recepcao campainha interfone varanda deixe_o_pacote deixe_na \
             deixa_na deixem_na deixe_no deixa_no deixem_no deixe_com com_o_vizinho rua numero_da_casa \
             portao predio em_reuniao sem_numero melhor_por_* melhor_mens* melhor_msg",
        ),
        (Underway, "a_caminho saiu enviado enviada enviaram despachado despachada postado postaram mandaram"),
        (Aside, "vizinh* se_preocupar rir minutos"),
        (
            NoMore,
            "nao_mais nunca_mais chega chega_de basta_de basta ja_chega cansei cansad*_de saco_cheio_d* \
             fart*_de",
        ),
        (
            DontWant,
            "nao_tenho_interesse sem_interesse nao_me_interessa nao_quero nao_desejo nao_queremos \
             nao_gostaria nao_preciso",
        ),
        (
            DontContact,
            "nao_autorizo nao_me_procure* n_manda* nao_quero_receber nao_quero_mais_receber \
             nao_desejo_receber nao_desejo_mais_receber nao_me_mande* nao_me_envie* nao_me_ligue* \
             nao_mande* nao_envie* n_mande* n_me_mand* nao_manda_m* nao_me_manda_m* nao_me_chate* \
             nao_me_liga*",
        ),
        (
            Unsubscribe,
            "bloqueia_meu_numero descadastr* me_tira me_tire me_tirem me_remove me_remova me_removam \
             sair_da_lista me_exclua* me_exclui tire_me remova_me removam_me cancelar_assinatura_de_sms \
             quero_sair me_descadastra me_bloqueia retire_me me_retire* me_apaga vou_bloquear desinscr* \
             sair_obrigad* sair_obg sair_por_favor sair_pf* sair_dessa_lista parar_de_receber \
             deixar_de_receber",
        ),
        (
            Stop,
            "suspend* pare parem parar para_de pare_de parem_de parar_de deixe_de deixem_de deixar_de \
             para_com parar_com",
        ),
        (Cancel, "cancel* anular"),
        (
            Remove,
            "remov* exclu* apag* tire tirem tirar delet* retire retirem elimin* tira_meu tira_o_meu \
             remoc* retirar_meu retirar_o_meu desativ*",
        ),
        (
            WrongNumber,
            "trocou_de_chip trocou_de_numero mudou_de_dono numero_errado pessoa_errada foi_engano e_engano por_engano voce_errou \
             errou_o_numero errou_de_numero erraram_o_numero nao_sou_eu nao_e_meu_numero \
             nao_conheco_nenhum numero_nao_e_d* nao_e_mais_o_numero nao_conheco enganou_de_num* \
             nao_sou_essa_pessoa numero_agora_e_meu numero_e_meu_agora esse_numero_ha aqui_nao_mora \
             nao_mora_aqui ligou_errado",
        ),
        (LeaveAlone, "nao_enche some_daqui vao_se em_paz"),
        (Legal, "advogado processar processo_judicial procon lgpd anatel denunci* ilegal rgpd"),
        (Death, "morreu falec*"),
        (Consent, "consentimento autorizacao"),
        (Revoke, "revogo revogar retiro_meu retiro_o retiro"),
        (SignUp, "me_cadastrei cadastrei me_inscrevi inscrevi assinei autorizei"),
        (Received, "recebi recebido recebemos chegou nao_chega* nao_me_chega*"),
        (
            Resume,
            "voltar_a_receber receber_de_novo receber_novamente me_cadastra de_novo_receber \
             volt*_a_me_mand* volt*_a_me_envi* volt*_a_mand* volt*_a_envi* me_coloca_de_novo \
             me_adiciona_de_novo me_inscrev*",
        ),
        (
            Goods,
            "pedido* compra* produto* pacote* encomenda* item itens reembolso devolucao pagamento \
             dinheiro troca fatura conta caixa tamanho assinatura cartao cupom sapat* vestido camis* \
             calca* tenis capinha relogio cor estorno",
        ),
        (Delivery, "entrega* envio frete rastreio rastreamento transportadora motoboy correio*"),
        (
            Trouble,
            "quebrado quebrada danificado faltando falta defeito tamanho_errado produto_errado \
             parou_de_funcionar nao_funciona veio_errado",
        ),
        (
            Harmless,
            "numero_errado_no numero_errado_na cancelaram saiu_para parou_de ponto_de_onibus parada_de \
             nao_consigo_parar fim_de_semana me_tira_uma_duvida nao_tenho_cel*",
        ),
        (
            Message,
            "torpedo* texto* aviso* envio*_de_sms envio*_de_mens* envio*_de_text* envio*_de_notif* \
             envio*_de_publ* mensag* msg* notif*",
        ),
        (Send, "mand* envi*"),
        (Contact, "escrev* contat* contact* ligar liguem perturb* incomod* encher chatear chateiem spamm*"),
        (Number, "numero numeros telefone celular telemovel cel nr"),
        (
            List,
            "contato contacto lista listas cadastro base_de_dados banco_de_dados sistema meus_dados \
             dados inscricao",
        ),
        (Wrong, "errado errada incorreto"),
        (No, "nop"),
        (Not, "nao_precisa nao_precisa_mais nao nunca jamais sem nenhum n"),
        (More, "mais de_novo novamente outra_vez nada de_volta"),
        (Want, "quero desejo gostaria receber queria"),
        (TooMany, "demais muitas muita tantas continuam"),
        (
            Unclear,
            "agora_e_meu nao_obrigado nao_obrigada agora_nao tchau talvez_depois nao_obg nao_sou_cliente \
             deixa_pra_la deixa_quieto esquece_isso melhor_nao",
        ),
        (Yes, "sim claro isso"),
        (Thanks, "obrigado obrigada obg valeu grato agradeco vlw brigad*"),
        (
            Fine,
            "ok beleza blz otimo perfeito bom boa muito_bom adoro amei adorei legal certo tudo_bem \
             tudo_certo combinado excelente show gostei ajuda_muito muito_util gosto lindo \
             fique*_em_paz",
        ),
        (I, "eu"),
        (Me, "me mim comigo"),
        (Where, "status andamento situacao em_que_pe onde cade aonde"),
        (When, "quando qual_o_prazo qual_e_o_prazo que_horas que_dia quanto_tempo quantos_dias"),
        (Who, "quem quem_ta_falando"),
        (How, "como da_pra posso"),
        (Why, "por_que porque"),
        (Often, "quantas_mensagens com_que_frequencia"),
        (
            Arrive,
            "chega_minha chega_meu chega_o chega_a chegar chegara vai_chegar leva chega_hoje \
             chega_amanha passam vai_passar vem",
        ),
        (Return, "estornar devolver trocar fa*_a_devol* fa*_a_troca"),
        (Help, "suporte assistencia ajuda ajudar ajudem preciso_de_ajuda"),
        (Human, "falar_com atendente atendimento uma_pessoa me_atender alguem_ai"),
        (Start, "recomecar reativ*"),
        (If, "se"),
        (But, "exceto menos_os"),
        (Only, "so somente apenas"),
        (Less, "menos"),
        (Pause, "pausa pausar"),
        (Later, "depois mais_tarde"),
        (Skip, "pular"),
        (Star, "estrela*"),
        (Rate, "nota dou pontos"),
        (OutOf, "de"),
        (One, "um uma"),
        (Two, "dois duas"),
        (Three, "tres"),
        (Four, "quatro"),
        (Five, "cinco"),
        (Day, "dia dias"),
        (Week, "semana semanas"),
        (Month, "mes meses"),
        (Feedback, "pesquisas avaliacoes"),
        (Promotion, "promoc* propaganda* ofertas publicidade anuncios spam"),
        (
            Filler,
            "o a os as do da dos das dessa desta desse deste em no na nos nas com por para pra pro e ou \
             que meu minha meus minhas seu sua seus suas voces voce vcs vc por_favor pf pfv favor este \
             esta isto esse essa eu_ja ja oi ola bom_dia boa_tarde agora tudo todos foi ser sou e_que \
             muito aqui pode podem poderia se_faz_favor por_gentileza q ai la plis vossa ta to",
        ),
        (Spam, "e_spam"),
    ],
};
