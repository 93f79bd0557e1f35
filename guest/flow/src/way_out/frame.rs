//! The words around STOP that make an instruction of it, or deny one: folded as
//! replies are, `*` for any ending.

/// To answer with it, to write it, to leave by it.
pub(super) const VERBS: &str = "\
    reply replying respond answer text txt send write type enter sms opt optout unsubscribe* unsub \
    antwort* senden sende sendet schreib* tippen abmeld* abbestell* austrag* abbestellung \
    repondez repondre reponds reponse envoyez envoyer envoie ecrivez tapez desinscri* desabonn* \
    finir arreter arretez terminer responda responde responder envie envia enviar escriba escribe conteste contesta baja cancelar \
    risponda rispondi rispondere invia invii inviare scriva scrivi disiscri* disdire \
    escreva mande sair descadastr* antwoord* beantwoord stuur sturen afmeld* uitschrijv* \
    odpisz wyslij napisz odpowiedz rezygn* wypis* svara skicka avsluta avregistr* svar skriv avmeld* \
    vastaa* laheta lopeta odpovezte poslete napiste odhlas* konec kuldje kuldjon valasz* leiratkoz* \
    raspunde* trimite* scrie* dezabon* gonderin gonder yazin yaz yanitlayin balas kirim ketik taip \
    soan gui απαντηστε στειλτε διαγραφη ответьте отправьте напишите отписаться отпишитесь \
    ответить відповідаите надішліть напишіть відписатися";

/// The same in scripts without spaces, and in those that put it last.
pub(super) const VERBS_UNSPACED: &str = "\
    返信 送信 回复 回覆 发送 發送 退订 退訂 停止 회신 거부 답장 보내 भेज लिख লিখ পাঠা ตอบ ส่ง أرسل ارسل השיבו שלחו";

/// What follows it where it is what to do: to what end, or to whom.
pub(super) const AFTER: &str = "\
    to pour para per om fur zum zur um aby ends cancels quits beendet par";

/// What denies, in front of it or of the verb.
pub(super) const NOT: &str = "\
    not dont do_not never cannot cant wont didnt no without nicht kein* niemals ohne ne pas jamais sans \
    nunca jamas sin non mai senza nao niet geen nooit zonder nie bez inte aldrig utan ikke aldri uden uten \
    ala alka* jangan nu не ні मत";

pub(super) const NOT_UNSPACED: &str = "しない 不要 勿 하지";

/// What a question has in it whose answer is the way out.
pub(super) const LEADS_IN: &str = "\
    no not plus pas ne ni opt unsubscribe* leave stop* keine kein* nicht mehr mas no non piu nao mais geen \
    niet meer nie wiecej inte mer ikke mere abmeld* desinscri* desabonn* afmeld*";
