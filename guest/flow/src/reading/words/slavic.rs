//! Polish, Czech, Russian, Ukrainian; Greek beside them.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const POLISH: Lexicon = Lexicon {
    language: "pl",
    scripts: &[Script::Latin],
    countries: &["PL"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "drzwi drzwiami domofon* dzwonek portiern* recepcj* u_sasiada wycieraczk* numer_domu numer_mieszkania \
             zly_numer_mieszkania zly_numer_ulicy numer_ulicy zly_numer_domu numeru_domu nr_domu paczkoma* \
             na_spotkaniu jestem_w_pracy wole_sms* lepiej_sms* dzwonk* spi tylko_zostaw*",
        ),
        (Underway, "w_drodze wyslana wyslane wyslany wyslano wyslaliscie nadana nadane"),
        (Aside, "sasiad* martwic"),
        (
            NoMore,
            "nigdy_wiecej wiecej_nie juz_nie dosc mam_dosc koniec_z starczy_tych wystarczy_tych koniec_sms*",
        ),
        (
            DontWant,
            "nie_interesuje nie_jestem_zainteresowan* nie_zainteresowan* nie_potrzebuje nie_chce nie_chcemy \
             nie_wyrazam_zgody nie_zycz* nie_mam_ochoty",
        ),
        (
            DontContact,
            "nie_pisz* nie_wysyla* nie_dzwon* nie_kontakt* nie_spam* nie_nekaj* nie_zawracaj* nie_mecz* \
             nie_wydzwaniaj* nie_przysyla*",
        ),
        (
            Unsubscribe,
            "zrezygnowac usuncie_mnie usun_mnie rezygnuj* rezygnacja wyrejestruj* odsubskryb* skresl* \
             prosze_mnie_usunac wypisac wypisan* wypisz* wypisuje koniec_dziekuje koniec_prosze koniec_dzieki \
             zablokuje blokuje_was",
        ),
        (Stop, "zatrzym* przesta* wstrzym* skoncz* zaprzesta*"),
        (Cancel, "anul* odwol*"),
        (Remove, "usun* skasuj* wykresl* usuw* wywal* wyrzuc* wylacz*"),
        (
            WrongNumber,
            "teraz_moj_numer numer_jest_teraz_moj zly_numer pomylka pomylil* zla_osoba nie_moj_numer to_nie_ja nie_ten_numer \
             numer_jest_moj teraz_moj_numer nalezy_teraz_do nie_znam_zadn*",
        ),
        (
            LeaveAlone,
            "dajcie_mi_spokoj daj_mi_spokoj dajcie_spokoj zostawcie_mnie zostaw_mnie odczep* spadaj* odwalcie \
             dajcie_sobie_spokoj swiety_spokoj odpierdol* spierdalaj* wypierdalaj* odwal_sie",
        ),
        (Legal, "prawnik adwokat rodo uodo pozew policja uokik nielegalne zglosze"),
        (Death, "nie_zyje zmarl zmarla"),
        (Consent, "zgode zgody zgoda"),
        (Revoke, "cofam wycofuj* odwoluje"),
        (SignUp, "zapisywal* wyrazal* zapisalem zapisalam zgadzal* subskryb*"),
        (Received, "dostalem dostalam otrzymalem otrzymalam"),
        (Resume, "wznow znowu_otrzymywac ponownie_otrzymywac zapisz*_mnie"),
        (
            Goods,
            "numer_sledzenia zamowien* paczk* przesylk* produkt* towar* zwrot* platno* faktur* rozmiar* konto \
             zakup* adres* buty butow sukienk* kurtk* spodni* koszul* lamp* zabawk* etui kubek kolor* pieniadz* \
             pieniedzy kasy reklamacj*",
        ),
        (Delivery, "dostaw* wysylk* kurier*"),
        (
            Trouble,
            "zly_numer_but* zepsut* uszkodz* brakuje zly_rozmiar nie_dziala stlucz* pekni* rozwal* za_male za_maly zly_kolor \
             zlym_kolorze nie_ten_rozmiar nie_ten_kolor",
        ),
        (
            Harmless,
            "nikt zly_numer_przesylki zly_numer_zamowienia zly_numer_paczki przystan* koniec_tygodnia \
             nie_przestawaj* nie_przestancie przestal*",
        ),
        (Message, "wiadomosc* sms* esemes* powiadom* alert*"),
        (Send, "wyslij* wysyla* przysyla* slac"),
        (
            Contact,
            "pisac pisania piszcie kontaktow* dzwonic nekac spamowac meczyc zawracac wydzwaniac pisanie",
        ),
        (Number, "numer numeru telefon nr tel telefonu"),
        (List, "lista listy baza bazy danych moje_dane"),
        (Wrong, "zly bledny zla nieprawidlowy niewlasciwy"),
        (Not, "nie bez zadnych"),
        (More, "znowu wiecej juz ponownie znow"),
        (Want, "chce chcialbym otrzymywac dostawac prosze_o chcialabym"),
        (TooMany, "za_duzo zbyt_wiele za_czesto"),
        (Unclear, "nie_trzeba nie_dziekuje nie_teraz do_widzenia rozmysli* zmienil*_zdanie nie_mieszka"),
        (Yes, "tak"),
        (Thanks, "dzieki dziekuje"),
        (
            Fine,
            "ok okej dobrze super swietnie fajnie swietne w_porzadku idealnie dobra jasne spoko git pewnie \
             przydatne",
        ),
        (Me, "mnie mi do_mnie"),
        (Where, "status gdzie"),
        (When, "kiedy o_ktorej ile_czasu jak_dlugo ile_czeka* ile_sie_czeka ile_trwa ile_jeszcze"),
        (Who, "kto kim"),
        (How, "jak"),
        (Why, "dlaczego czemu"),
        (Arrive, "dotrze przyjdzie dojdzie bedzie przyjedz* bedziecie beda"),
        (Return, "zwrocic odeslac oddac zrobic_zwrot zwrotu"),
        (Help, "wsparcie pomoc pomocy pomozcie"),
        (
            Human,
            "porozmawiac_z rozmawiac_z z_czlowiekiem doradca biuro_obslugi konsultan* pogadac_z obslug*_klienta \
             z_kims operator*",
        ),
        (Only, "tylko"),
        (Less, "mniej"),
        (Later, "pozniej"),
        (Star, "gwiazd*"),
        (Rate, "ocena punktow daje"),
        (OutOf, "na"),
        (Promotion, "reklam* promocj* spam*"),
        (
            Filler,
            "prosze moj moje moja moich mojego z ze do w o i a sie to tych tego te ta jest sa mam pan panstwo \
             dzien dobry czesc natychmiast wszystkie wasze waszej jestem czy od no ten bardzo dla teraz \
             ja was nam sobie kurwa jestesmy takich zeby mozecie hej",
        ),
        (Start, "wlacz* przywroc*"),
        (Kept, "piszcie_dalej wysylajcie_dalej"),
    ],
};

pub(in crate::reading) const CZECH: Lexicon = Lexicon {
    language: "cs",
    scripts: &[Script::Latin],
    countries: &["CZ", "SK"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Return, "vratim vratit vraceni"),
        (
            Place,
            "dvere dveri dverim dvermi zvonek zvonku zvonte recepc* vratnic* cislo_domu spatne_cislo_domu \
             cislo_bytu bran* zasilkovn* jsem_v_praci na_porade radsi_napis* radsi_napis*_sms poradu spi",
        ),
        (Underway, "na_ceste odeslan odeslana odeslano odeslali odeslany"),
        (Aside, "soused*"),
        (NoMore, "uz_ne nikdy_vice uz_zadne dost zadne_dalsi stacilo uz_staci konec_s"),
        (DontWant, "nemam_zajem nezajima nechci nechceme nechcem neprej* nepotrebuj*"),
        (
            DontContact,
            "neposilejte neposilaj* nekontaktujte neposielajte nepis* nevolejte nevolej neotravuj* neobtezuj* \
             nezasil* neposilat nevolat",
        ),
        (Unsubscribe, "odhlas* konec_dekuji konec_prosim zablokuj*"),
        (Stop, "prestan* zastav* ukonc*"),
        (Cancel, "zrus* storn*"),
        (Remove, "smaz* vymaz* odstran* vyskrt* vyrad* vyhod* vypnete"),
        (
            WrongNumber,
            "cislo_je_ted_moje ted_moje_cislo spatne_cislo spatny_cislo omyl to_nejsem_ja ted_moje_cislo cislo_mam_od neznam_zadn*",
        ),
        (
            LeaveAlone,
            "dejte_mi_pokoj nechte_me_byt nechte_me_na_pokoji dajte_mi_pokoj dejte_pokoj jdete_do_haje",
        ),
        (Legal, "pravnik advokat gdpr uoou policie"),
        (Consent, "souhlas"),
        (Revoke, "odvolavam beru_zpet"),
        (Received, "dostal dostala neprisla neprisel neprislo prislo"),
        (
            Goods,
            "sledovac* objednav* balik* balicek zasilk* zbozi produkt* platb* faktur* boty bot saty bund* kalhot* \
             lamp* krabic* velikost* barv* adres* penez penize reklamac* vymen*",
        ),
        (Delivery, "doruc* doprav* kuryr*"),
        (Message, "zprav* sms* spravy textovk* notifikac* upozorneni"),
        (Send, "posilat poslat posilani zasilani posilejte"),
        (Contact, "psat volat kontaktovat otravovat obtezovat spamovat"),
        (Number, "cislo cisla telefon tel"),
        (List, "seznam* databaz* zoznam* udaje"),
        (Wrong, "spatne spatny chybne zle"),
        (No, "ne"),
        (Not, "neni zadne bez zadny zadnych"),
        (More, "uz dalsi vice znovu zase"),
        (Want, "chci dostavat odebirat"),
        (TooMany, "prilis moc_zprav moc_sms* toho_moc"),
        (Unclear, "ne_dekuji nashledanou ted_ne rozmysl* nebydli"),
        (Yes, "ano jo"),
        (Thanks, "dekuji diky dakujem dekuju dik"),
        (Fine, "ok dobre super skvele v_poradku jasne fajn uzitecn* hodi_se"),
        (Me, "me mi mne mna"),
        (Where, "stav kde"),
        (When, "v_kolik kdy kedy jak_dlouho"),
        (Who, "kdo"),
        (How, "jak"),
        (Why, "proc"),
        (Arrive, "dorazi prijde prijed* budete dorazite"),
        (Help, "podpora pomoc pomozte pomoct"),
        (Star, "hvezd*"),
        (
            Filler,
            "prosim muj moje mou moji me_cislo z ze do na v a se to je ty jsem vas vase u od s k mam ta tu si moc \
               bych ahoj tech tema za jen tohle",
        ),
        (Harmless, "zastavk* zastavce"),
        (Kept, "neprestavejte posilejte_dal piste_dal pokracujte"),
        (NeverAgreed, "neprihlas* nedal*_jsem_souhlas"),
        (Resume, "prihlas*_me zapis*_me obnov*"),
        (Trouble, "spatne_cislo_bot* rozbit* praskl* poskoz* nefunguj* chybi"),
        (Human, "mluvit_s operator* zavolejte_mi s_nekym"),
        (Promotion, "reklam* spam*"),
        (Rate, "davam"),
    ],
};

pub(in crate::reading) const RUSSIAN: Lexicon = Lexicon {
    language: "ru",
    scripts: &[Script::Cyrillic],
    countries: &["RU", "BY", "KZ", "KG"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "оператор* поговорить_с живои_человек перезвоните соедините"),
        (
            Place,
            "двер* домофон* звонок консьерж* вахт* у_порога номер_дома номера_дома не_тот_номер_дома \
             номер_квартиры не_тот_номер_квартиры постамат* подъезд* на_совещании на_встрече я_на_работе \
             лучше_напишите лучше_смс спит скиньте_смс",
        ),
        (Underway, "в_пути отправлен отправлена отправлено отправили выслали"),
        (Aside, "сосед* волноваться переживать"),
        (NoMore, "больше_не хватит достали достаточно задолбал* заколебал* надоел* замучил* заебал* харе"),
        (DontWant, "не_интересно не_интересует не_надо не_нужно не_хочу не_желаю не_хотим"),
        (
            DontContact,
            "не_хочу_получать не_хочу_больше_получать больше_не_хочу_получать не_пиш* не_присыла* не_отправля* \
             не_шли* не_звон* не_беспок* не_слать не_высыла* не_писать не_трога* не_доставаите",
        ),
        (Unsubscribe, "отпис* отпиш* из_рассылки отключ* отказываюсь заблокирую черныи_список"),
        (Stop, "отказ стоп прекрат* останов* перестан* прекращ* хорош_спам* хорош_слать хорош_писать"),
        (Cancel, "отмен* аннулир*"),
        (Remove, "удал* убер* сотр* стер* исключ* убра* вычерк*"),
        (
            WrongNumber,
            "симка_теперь_моя номер_теперь_мои теперь_мои_номер ошиблись ошибка_номером не_тот_номер это_не_я не_мои_номер ошибся_номером не_туда_попали \
             не_туда_пиш* теперь_мои_номер номер_теперь_мои ошиблись_с_номером никакого_*_не_знаю не_знаю_никак* \
             таких_тут_нет",
        ),
        (
            LeaveAlone,
            "оставьте_меня_в_покое оставь_меня_в_покое отстан* отвали отвалите отвяж* отвян* отъеб* идите_нах* идите_наф* \
             пошли_нах* отцепис* отцепитес*",
        ),
        (Legal, "юрист адвокат суд жалоба жалобу фас роскомнадзор полици*"),
        (Death, "умер умерла скончал*"),
        (Consent, "согласие согласия"),
        (Revoke, "отзываю"),
        (SignUp, "подписывал* регистрировал* соглашал*"),
        (Received, "получил получила пришел пришло не_пришло"),
        (Resume, "подпишите_меня возобнов* подписаться верните_меня"),
        (
            Goods,
            "трек* заказ* посылк* товар* возврат* оплат* покупк* счет коробк* отслеж* куртк* плать* кроссовк* \
             обув* ботинк* чехол ламп* деньг* денег адрес* размер* цвет* обмен*",
        ),
        (Delivery, "доставк* отправк* курьер*"),
        (
            Trouble,
            "остановил* сломан* не_работает не_хватает поврежден* не_тот_размер ошиблись_с ошиблись_заказом \
             разбит* трещин* брак не_подош* мала малы не_того ошиблись_размер*",
        ),
        (
            Harmless,
            "отключается остановки остановку никто на_остановке остановка остановке не_останавлива* не_прекраща* \
             автобус*",
        ),
        (Message, "смс* рассылк* уведомлени* сообщен* оповещен*"),
        (Send, "присыла* отправля* слать шлите посыла* шлете"),
        (Contact, "писать пишите звон* беспок* пишете названива*"),
        (Number, "номер номера телефон тел телефона номеру"),
        (List, "список списка базы базу данные рассылки"),
        (Wrong, "неправильныи неверныи не_тот"),
        (No, "нет неа"),
        (Not, "не без никогда никаких"),
        (More, "больше снова опять еще обратно"),
        (Want, "хочу получать прошу"),
        (TooMany, "слишком_много много"),
        (Unclear, "нет_спасибо пока не_сеичас передумал* не_живет не_заказывал* неактуально"),
        (Yes, "да ага"),
        (Thanks, "благодарю спс спасиб*"),
        (
            Fine,
            "ок хорошо отлично супер мне_нравится нравится класс ладно понятно океи круто здорово удобно полезно \
             норм",
        ),
        (Me, "мне меня"),
        (Where, "статус где"),
        (When, "когда во_сколько сколько_ждать сколько_еще как_долго через_сколько"),
        (Who, "кто"),
        (How, "как"),
        (Why, "почему зачем"),
        (Arrive, "придет приедет привезут приедете будете"),
        (Return, "вернуть оформить_возврат"),
        (Help, "поддержка поддержку помощь помогите помочь"),
        (Only, "только"),
        (Less, "меньше реже"),
        (Later, "позже потом"),
        (Star, "звезд*"),
        (Rate, "балл* оценка ставлю"),
        (Promotion, "реклам* акци* спам*"),
        (
            Filler,
            "пожалуиста мои моя мое моего вы вас ваши вашу из от в на и это этот этого со с я мы уже все \
             здравствуите пж плиз то бы же ну ли свои своими у за тут так ваше мою пока_не сюда \
             блин",
        ),
        (Kept, "продолжаите присылаите_еще"),
        (OutOf, "из_5 из_10"),
    ],
};

pub(in crate::reading) const UKRAINIAN: Lexicon = Lexicon {
    language: "uk",
    scripts: &[Script::Cyrillic],
    countries: &["UA"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "двері двереи дверима домофон* консьєрж* номер_будинку не_тои_номер_будинку номер_квартири поштомат* \
             підізд* на_нараді я_на_роботі краще_напишіть спить",
        ),
        (Underway, "в_дорозі відправлено відправлена відправили надіслали"),
        (Aside, "сусід*"),
        (NoMore, "більше_не досить вистачить годі набрид* дістали задовбал*"),
        (DontWant, "не_цікаво не_треба не_хочу не_бажаю не_цікавить не_потрібно"),
        (DontContact, "не_пиш* не_надсила* не_присила* не_дзвон* не_турбу* не_шл* не_писати не_спам*"),
        (Unsubscribe, "відпис* відпиш* з_розсилки відмовляюс* заберіть_мене заблокую"),
        (Stop, "стоп припин* зупин* перестан*"),
        (Cancel, "скасу* відмін*"),
        (Remove, "видал* прибер* прибра* вимкніть відключіть викресл*"),
        (
            WrongNumber,
            "помилилися помилились не_тои_номер це_не_я тепер_міи_номер номер_тепер_міи не_знаю_ніяк* \
             таких_тут_немає не_туди_потрапили",
        ),
        (
            LeaveAlone,
            "даите_спокіи залиште_мене_в_спокоі залиште_мене даите_мені_спокіи відчеп* відстаньте ідіть_нах*",
        ),
        (Legal, "юрист адвокат суд скарг* поліці*"),
        (Consent, "згоду згода"),
        (Revoke, "відкликаю"),
        (Received, "отримав отримала приишла приишло забрав забрала"),
        (
            Goods,
            "трек* накладн* замовлен* посилк* товар* повернен* оплат* куртк* сукн* взутт* кросівк* чохол ламп* \
             кошт* гроші адрес* розмір* кольор* коробк*",
        ),
        (Delivery, "доставк* відправлен* кур* відправк*"),
        (Harmless, "зупинки зупинку ніхто на_зупинці зупинка зупинці не_зупиня*"),
        (Message, "повідомлен* смс* розсилк* сповіщен*"),
        (Send, "надсила* присила* відправля* слати шліть"),
        (Contact, "писати пишіть дзвон* турбува* спамити"),
        (Number, "номер номера телефон телефону тел номеру"),
        (List, "списку список бази дані"),
        (No, "ні"),
        (Not, "не без ніяких жодних"),
        (More, "більше знову ще знов"),
        (Want, "хочу отримувати прошу"),
        (TooMany, "забагато"),
        (Unclear, "ні_дякую буваите не_зараз передума* не_живе не_замовлял*"),
        (Yes, "так"),
        (Thanks, "дякую спасибі"),
        (Fine, "ок добре чудово супер гаразд клас круто зручно корисно зрозуміло"),
        (Me, "мені мене"),
        (Where, "статус де"),
        (When, "коли о_котріи скільки_чекати скільки_иде"),
        (Who, "хто"),
        (Why, "чому навіщо"),
        (Arrive, "приіде приде прииде приідете будете привезуть"),
        (Help, "підтримка підтримку допомога допоможіть"),
        (Promotion, "реклам* акці* спам*"),
        (
            Filler,
            "будь_ласка моє моя міи мого ви вас ваші з із від в на і та це цеи я вже а у до за тут \
             то своіх своіми для мою зі ці вам же бо",
        ),
        (Human, "поговорити_з оператор* передзвон*"),
        (Wrong, "неправильнии невірнии хибнии не_тои"),
        (SignUp, "підписував* реєструв*"),
        (Resume, "підпишіть_мене поверніть_мене"),
        (Trouble, "розбит* зламан* пошкодж* брак не_працю* не_того не_тои_розмір замал*"),
        (Kept, "продовжуите"),
        (How, "як"),
        (Return, "повернути оформити_повернення"),
        (OutOf, "з_5 з_10"),
        (Rate, "ставлю"),
        (Less, "менше"),
        (Only, "тільки"),
    ],
};

pub(in crate::reading) const GREEK: Lexicon = Lexicon {
    language: "el",
    scripts: &[Script::Greek],
    countries: &["GR", "CY"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (Human, "υπαλληλο* να_μιλησω με_καποιον εκπροσωπ*"),
        (Revoke, "ανακαλω"),
        (Consent, "συγκαταθεσ*"),
        (Place, "πορτα κουδουνι θυρωρ* πορτασ ειμαι_στη_δουλεια κοιμαται στειλτε_μηνυμα meeting"),
        (Underway, "στο_δρομο καθ_οδον σταλθηκε εσταλη απεσταλη"),
        (Aside, "γειτον*"),
        (NoMore, "οχι_αλλα φτανει αρκετα οχι_πια βαρεθηκα πρηξατε ωσ_εδω"),
        (DontWant, "δεν_ενδιαφερομαι δεν_θελω δε_θελω δεν_επιθυμω δεν_χρειαζομαι δεν_με_ενδιαφερ* den_thelo",),
        (
            DontContact,
            "mi_mou_steln* min_mou_steln* μη_μου_στελν* μην_στελν* μη_μου_γραφ* μη_στελν* μην_μου_στελν* \
             μην_με_ενοχλ* μη_με_ενοχλ* μην_επικοινων* μη_με_παιρν* μη_στειλ* μη_ξανα* μην_ξανα* μη_μου_ξανα* \
             μην_μου_ξανα* μη_με_ξανα* μην_γραφ* μην_με_παιρν* mi_stelnet* min_stelnet*",
        ),
        (Unsubscribe, "διαγραφη απεγγραφη ξεγραψτε*"),
        (Stop, "στοπ σταματ* διακοψτε παψτε κοψτε παψε stamat* kopste"),
        (Cancel, "ακυρω* διακοπη*"),
        (Remove, "διαγραψ* σβηστ* αφαιρεσ* βγαλτε"),
        (
            WrongNumber,
            "λαθοσ_αριθμο* λαθοσ_ατομο λαθοσ_τηλεφωνο νουμερο_ειναι_δικο_μου εχει_το_νουμερο δεν_ξερω_καμια \
             κανετε_λαθοσ lathos_noumero",
        ),
        (LeaveAlone, "αφηστε_με παρατατε_με παρατηστε_με ασε_με_ησυχ* afiste_me"),
        (Legal, "δικηγορο* μηνυση gdpr καταγγελ*"),
        (
            Goods,
            "παραγγελια* δεμα* προιον* επιστροφ* πληρωμ* παπουτσ* φορεμα μπουφαν λαμπα ρολοι μεγεθ* χρωμα* \
             χρηματ* λεφτα διευθυνσ*",
        ),
        (Delivery, "αποστολ* παραδοσ* courier κουριερ"),
        (Message, "μηνυμα* ειδοποιησ* ενημερωσ* minima*"),
        (Send, "στελν* στειλ*"),
        (Contact, "γραφετε επικοινων* ενοχλ* τηλεφων* spam"),
        (Number, "αριθμο* νουμερο κινητο noumero"),
        (List, "λιστα* στοιχεια"),
        (Wrong, "λαθοσ"),
        (No, "οχι"),
        (Not, "μη μην δεν δε"),
        (More, "αλλο πια ξανα αλλα παλι"),
        (Want, "θελω λαμβανω"),
        (TooMany, "πολλα παρα_πολλα"),
        (Unclear, "οχι_ευχαριστω αντιο αλλαξα_γνωμη"),
        (Yes, "ναι"),
        (Thanks, "ευχαριστω efxaristo"),
        (Fine, "ok ωραια τελεια ενταξει καλα τελειο ωραιο χρησιμ* μια_χαρα"),
        (Me, "με μου μασ εμενα"),
        (Where, "κατασταση που που_ειναι"),
        (When, "τι_ωρα ποτε ποσο_κανει ποσεσ_μερεσ"),
        (Who, "ποιοσ ποιοι"),
        (Why, "γιατι"),
        (Arrive, "ερθει ερχεται φτανει_η φτανει_το ερθετε ειστε_εδω φτασει"),
        (Help, "υποστηριξη βοηθεια"),
        (Star, "αστερια"),
        (
            Filler,
            "ειναι το τον την τη τα οι ο η παρακαλω και απο σασ να αυτο ρε σε στη στο τησ του θα \
             εδω πολυ τωρα γεια αυτα pia ta re na mou",
        ),
        (NeverAgreed, "δεν_εγγραφηκα"),
        (Resume, "γραψτε_με εγγραψτε_με βαλτε_με"),
        (Kept, "συνεχιστε"),
        (
            Trouble,
            "ηρθε_λαθοσ σπασμεν* χαλασμεν* λαθοσ_μεγεθοσ λαθοσ_χρωμα δεν_λειτουργ* δεν_δουλευ* να_δουλευει λειπει",
        ),
        (How, "πωσ"),
        (Return, "επιστρεψω κανω_επιστροφη"),
        (Rate, "βαζω"),
        (OutOf, "στα_5 στα_10"),
        (Promotion, "διαφημισ* προσφορ* σπαμ"),
    ],
};
