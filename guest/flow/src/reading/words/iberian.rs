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
            "puerta porteria portero recepcion timbre buzon conserje conserjeria porche dejen_el_paquete dejen_la_caja dejelo* dejenlo* dejalo* dejarlo dejen_en con_el_vecino con_la_vecina calle numero_de_casa numero_de_la_casa"
        ),
        (Underway, "en_camino enviaron enviado enviada enviados mandaron salio despacharon despachado"),
        (Aside, "vecin* preocuparte preocuparse preocuparme reir"),
        (
            NoMore,
            "no_mas ya_no nunca_mas basta basta_ya ya_basta ni_un_mas harto_de cansado_de suficientes \
             ya_estuvo",
        ),
        (
            DontWant,
            "no_autorizo no_me_interesa no_interesa no_estoy_interesado no_estoy_interesada no_quiero no_deseo \
             no_queremos no_necesito no_me_interesan ya_no_quiero ya_no_deseo",
        ),
        (
            DontContact,
            "no_quiero_recibir no_deseo_recibir no_quiero_mas_recibir ya_no_quiero_recibir ya_no_deseo_recibir no_me_escriba* no_me_contacte* no_me_llame* no_me_moleste* no_escriba* no_moleste* \
             no_contacte* no_llame*",
        ),
        (
            Unsubscribe,
            "darme_de_baja dame_de_baja denme_de_baja deme_de_baja dar_de_baja baja_por_favor de_baja \
             quiero_baja la_baja mi_baja desuscrib* desinscrib* desapunt* cancelar_suscripcion \
             cancelar_mi_suscripcion borrame borrenme borreme eliminame eliminenme elimineme quitame \
             quitenme quiteme sacame saquenme saqueme sacarme borrarme eliminarme quitarme \
             salir_de_la_lista salirme bloqueenme remuevanme remueveme bajenme",
        ),
        (
            Stop,
            "parenle suspend* dejen deja deje dejar paren para_ya pare parar parad detengan detener dejad alto_ya cesen"
        ),
        (Cancel, "cancela* cancele* anula*"),
        (Remove, "borr* elimin* quit* remover remueva* retir* sacar saquen suprim*"),
        (
            WrongNumber,
            "confundieron_de_persona numero_equivocado numero_erroneo numero_incorrecto equivocado_de_numero \
             equivocaron_de_numero persona_equivocada no_es_mi_numero se_equivoco se_equivocaron \
             se_equivoca no_soy_esa_persona no_conozco_a te_equivocaste_de_numero me_confunden \
             este_numero_ya_no este_numero_no_es aqui_no_vive",
        ),
        (
            LeaveAlone,
            "dejen_de_estar dejenme_en_paz dejame_en_paz dejeme_en_paz dejadme_en_paz no_molestar no_molesten \
             dejen_de_molestar dejen_de_joder vayanse largo",
        ),
        (Legal, "abogado demanda* denuncia* ilegal aepd profeco proteccion_de_datos reportar lista_robinson"),
        (Death, "fallecio ha_fallecido murio difunto difunta fallecido fallecida"),
        (Consent, "consentimiento autorizacion"),
        (Revoke, "revoco revocar retiro_mi retirar_mi retiro"),
        (SignUp, "me_suscribi suscribi me_registre registre me_apunte"),
        (Received, "recibi recibido llego llegado llega"),
        (
            Resume,
            "volver_a_recibir suscribirme suscribeme quiero_recibir_de_nuevo volver_a_suscribirme \
             alta_de_nuevo darme_de_alta vuelvan_a_mandar* vuelvan_a_enviar* vuelvan_a_escribir* reanudar",
        ),
        (
            Goods,
            "pedido* orden compra* producto* paquete* articulo* reembolso devolucion* pago* factura cita \
             caja* cuenta talla tarjeta cupon pieza dinero",
        ),
        (Delivery, "seguimiento rastreo guia envio* entrega* reparto despacho repartidor"),
        (Trouble, "roto rota danado danada falta defectuoso equivocada no_funciona talla_equivocada"),
        (
            Harmless,
            "cancelaron nunca_me_llamaron nadie parada_de paro_de se_paro talla_baja es_baja calidad_es_baja planta_baja muy_baja mas_baja \
             alto_ahi mas_alto talla_alta no_me_llego no_ha_llegado fin_de_semana a_fin_de",
        ),
        (
            Message,
            "envio_de_sms envio_de_mensaje* envio_de_texto* envio_de_notific* envio_de_publicidad* envios_de_sms envios_de_mensaje* mensaje* sms texto* msj* mensajito* notificacion* aviso* whatsapps"
        ),
        (Send, "envi* mand*"),
        (Contact, "escrib* contact* llam* molest* fastidi*"),
        (Number, "numero numeros telefono celular movil"),
        (
            List,
            "lista_de_envios contacto lista listas base_de_datos sistema registros datos mis_datos contactos agenda"
        ),
        (Wrong, "equivocado erroneo incorrecto mal"),
        (No, "nop nel"),
        (Not, "no_hace_falta no_es_necesario no nunca jamas ni sin tampoco"),
        (More, "mas otra_vez de_nuevo nada nada_mas otro"),
        (Want, "quiero deseo quisiera recibir necesito queremos me_gustaria"),
        (TooMany, "demasiados demasiadas muchos tantos"),
        (
            Unclear,
            "ahorita_no no_gracias no_muchas_gracias ahora_no adios no_soy_yo quiza_luego chao nada_gracias"
        ),
        (Yes, "si claro correcto"),
        (Thanks, "gracias muchas_gracias mil_gracias agradezco"),
        (
            Fine,
            "ok vale bien muy_bien perfecto genial excelente estupendo bueno buena me_encanta me_encantan \
             encantan de_acuerdo listo todo_bien super",
        ),
        (I, "yo ya_compre"),
        (Me, "me mi_nombre"),
        (Where, "estado_de estado_del estatus status en_que_estado donde donde_esta donde_anda"),
        (When, "cuando cuando_llega a_que_hora que_dia cuanto_tarda"),
        (Who, "quien quienes"),
        (How, "como"),
        (Why, "por_que porque_me"),
        (Often, "cada_cuanto cuantos_mensajes con_que_frecuencia"),
        (Arrive, "llegara llegar llegue llegan"),
        (Return, "como_devuelvo devolver cambiarlo"),
        (Help, "soporte asistencia ayuda ayudame ayudenme ayudar auxilio"),
        (Human, "hablar_con una_persona agente asesor atencion_al_cliente servicio_al_cliente"),
        (Start, "reiniciar comenzar empezar"),
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
            "el la los las un del a en con por por_favor porfa porfavor favor que y o su sus mi mis este \
             esta esto estos estas ese esos al se le les lo tu te ustedes usted vosotros nos ya hay ser \
             es son esta_bien hola buenos buenas tardes para pueden puede podrian podria ahora aqui \
             ninguno ningun ninguna todo todos todas tan muy ha he han vuestra vuestro",
        ),
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
            "porta portaria porteiro recepcao campainha interfone varanda deixe_o_pacote deixe_na deixa_na deixem_na deixe_no deixa_no deixem_no deixe_com com_o_vizinho rua numero_da_casa"
        ),
        (Underway, "a_caminho saiu enviado enviada enviaram despachado despachada postado postaram mandaram"),
        (Aside, "vizinh* se_preocupar rir"),
        (NoMore, "nao_mais nunca_mais chega chega_de basta_de basta ja_chega cansado_de cansei"),
        (
            DontWant,
            "nao_tenho_interesse sem_interesse nao_me_interessa nao_quero nao_desejo nao_queremos \
             nao_gostaria nao_tenho_interesse_em nao_preciso",
        ),
        (
            DontContact,
            "nao_autorizo nao_me_procure* n_me_manda* n_manda* nao_quero_receber nao_quero_mais_receber nao_desejo_receber nao_desejo_mais_receber nao_me_mande* nao_me_envie* nao_me_escreva* nao_me_contat* nao_me_contact* nao_me_ligue* \
             nao_mande* nao_envie* nao_me_perturbe* nao_perturbe* nao_me_incomode* nao_incomode*",
        ),
        (
            Unsubscribe,
            "bloqueia_meu_numero descadastr* desinscrever desinscreva* me_tira me_tire me_tirem me_remove me_remova \
             me_removam sair_da_lista me_exclua* me_exclui tire_me remova_me removam_me \
             cancelar_inscricao cancelar_a_inscricao cancelar_assinatura_de_sms quero_sair me_descadastra \
             me_bloqueia retire_me me_retire* me_apaga",
        ),
        (Stop, "suspend* pare parem parar para_de pare_de parem_de parar_de deixe_de deixem_de deixar_de"),
        (Cancel, "cancel* anular"),
        (Remove, "remov* exclu* apag* tire tirem tirar delet* retire retirem elimin*"),
        (
            WrongNumber,
            "mudou_de_dono numero_errado numero_incorreto pessoa_errada foi_engano e_engano por_engano voce_errou \
             errou_o_numero errou_de_numero erraram_o_numero nao_sou_eu nao_e_meu_numero \
             nao_conheco_nenhum numero_nao_e_d* nao_e_mais_o_numero nao_conheco",
        ),
        (
            LeaveAlone,
            "me_deixa_em_paz me_deixem_em_paz me_deixe_em_paz deixem_me_em_paz deixa_me_em_paz \
             deixe_me_em_paz nao_enche some_daqui vao_se",
        ),
        (Legal, "advogado processar processo_judicial procon lgpd anatel denunci* ilegal rgpd"),
        (Death, "faleceu falecido falecida morreu"),
        (Consent, "consentimento autorizacao"),
        (Revoke, "revogo revogar retiro_meu retiro_o retiro"),
        (SignUp, "me_cadastrei cadastrei me_inscrevi inscrevi assinei autorizei"),
        (Received, "recebi recebido recebemos chegou"),
        (
            Resume,
            "voltar_a_receber receber_de_novo receber_novamente me_inscreva me_cadastra de_novo_receber",
        ),
        (
            Goods,
            "pedido* compra* produto* pacote* encomenda* item itens reembolso devolucao pagamento dinheiro troca fatura \
             conta caixa tamanho assinatura cartao cupom",
        ),
        (Delivery, "entrega* envio frete rastreio rastreamento transportadora"),
        (
            Trouble,
            "quebrado quebrada danificado faltando falta defeito tamanho_errado produto_errado \
             parou_de_funcionar nao_funciona veio_errado",
        ),
        (
            Harmless,
            "numero_errado_no numero_errado_na cancelaram saiu_para parou_de ponto_de_onibus parada_de nao_consigo_parar fim_de_semana"
        ),
        (
            Message,
            "envio_de_sms envio_de_mensa* envio_de_mensaje* envio_de_texto* envio_de_notific* envio_de_publicidad* envios_de_sms envios_de_mensa* mensage* sms msg msgs torpedo* notificac* texto* aviso*"
        ),
        (Send, "mand* envi*"),
        (Contact, "escrev* contat* contact* ligar liguem perturb* incomod* encher"),
        (Number, "numero numeros telefone celular telemovel"),
        (
            List,
            "contato contacto lista listas cadastro base_de_dados banco_de_dados sistema meus_dados dados",
        ),
        (Wrong, "errado errada incorreto"),
        (No, "nop"),
        (Not, "nao_precisa nao_precisa_mais nao nunca jamais sem nenhum"),
        (More, "mais de_novo novamente outra_vez nada"),
        (Want, "quero desejo gostaria receber queria"),
        (TooMany, "demais muitas muita tantas"),
        (Unclear, "nao_obrigado nao_obrigada agora_nao tchau talvez_depois nao_obg"),
        (Yes, "sim claro isso"),
        (Thanks, "obrigado obrigada obg valeu brigado grato agradeco"),
        (
            Fine,
            "ok beleza blz otimo perfeito bom boa muito_bom adoro amei adorei legal certo tudo_bem \
             tudo_certo combinado excelente show",
        ),
        (I, "eu"),
        (Me, "me mim comigo"),
        (Where, "status andamento situacao em_que_pe onde cade aonde onde_esta"),
        (When, "quando qual_o_prazo qual_e_o_prazo que_horas que_dia"),
        (Who, "quem"),
        (How, "como"),
        (Why, "por_que porque"),
        (Often, "quantas_mensagens com_que_frequencia"),
        (Arrive, "chega_minha chega_meu chega_o chega_a chegar chegara vai_chegar"),
        (Return, "estornar devolver trocar"),
        (Help, "suporte assistencia ajuda ajudar ajudem preciso_de_ajuda"),
        (Human, "falar_com atendente atendimento uma_pessoa"),
        (Start, "recomecar reativar"),
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
             muito aqui pode podem poderia",
        ),
    ],
};
