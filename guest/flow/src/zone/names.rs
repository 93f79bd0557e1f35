//! The tz database's zones and links: name, standard offset in hours, daylight
//! rule. Release 2026f; `tests/zones.rs` compares every row with it.

/// Rows `name offset rule`, sorted by name whatever its case.
pub(super) const NAMES: &str = "\
Africa/Abidjan 0|Africa/Accra 0|Africa/Addis_Ababa 3|Africa/Algiers 1|Africa/Asmara 3|Africa/Asmera 3|\
Africa/Bamako 0|Africa/Bangui 1|Africa/Banjul 0|Africa/Bissau 0|Africa/Blantyre 2|Africa/Brazzaville 1|\
Africa/Bujumbura 2|Africa/Cairo 2 Egypt|Africa/Casablanca 0 Morocco|Africa/Ceuta 1 EU|Africa/Conakry 0|\
Africa/Dakar 0|Africa/Dar_es_Salaam 3|Africa/Djibouti 3|Africa/Douala 1|Africa/El_Aaiun 0 Morocco|\
Africa/Freetown 0|Africa/Gaborone 2|Africa/Harare 2|Africa/Johannesburg 2|Africa/Juba 2|Africa/Kampala 3|\
Africa/Khartoum 2|Africa/Kigali 2|Africa/Kinshasa 1|Africa/Lagos 1|Africa/Libreville 1|Africa/Lome 0|\
Africa/Luanda 1|Africa/Lubumbashi 2|Africa/Lusaka 2|Africa/Malabo 1|Africa/Maputo 2|Africa/Maseru 2|\
Africa/Mbabane 2|Africa/Mogadishu 3|Africa/Monrovia 0|Africa/Nairobi 3|Africa/Ndjamena 1|Africa/Niamey 1|\
Africa/Nouakchott 0|Africa/Ouagadougou 0|Africa/Porto-Novo 1|Africa/Sao_Tome 0|Africa/Timbuktu 0|\
Africa/Tripoli 2|Africa/Tunis 1|Africa/Windhoek 2|America/Adak -10 US|America/Anchorage -9 US|\
America/Anguilla -4|America/Antigua -4|America/Araguaina -3|America/Argentina/Buenos_Aires -3|\
America/Argentina/Catamarca -3|America/Argentina/ComodRivadavia -3|America/Argentina/Cordoba -3|\
America/Argentina/Jujuy -3|America/Argentina/La_Rioja -3|America/Argentina/Mendoza -3|\
America/Argentina/Rio_Gallegos -3|America/Argentina/Salta -3|America/Argentina/San_Juan -3|\
America/Argentina/San_Luis -3|America/Argentina/Tucuman -3|America/Argentina/Ushuaia -3|America/Aruba -4|\
America/Asuncion -3|America/Atikokan -5|America/Atka -10 US|America/Bahia -3|America/Bahia_Banderas -6|\
America/Barbados -4|America/Belem -3|America/Belize -6|America/Blanc-Sablon -4|America/Boa_Vista -4|\
America/Bogota -5|America/Boise -7 US|America/Buenos_Aires -3|America/Cambridge_Bay -7 US|\
America/Campo_Grande -4|America/Cancun -5|America/Caracas -4|America/Catamarca -3|America/Cayenne -3|\
America/Cayman -5|America/Chicago -6 US|America/Chihuahua -6|America/Ciudad_Juarez -7 US|\
America/Coral_Harbour -5|America/Cordoba -3|America/Costa_Rica -6|America/Coyhaique -3|America/Creston -7|\
America/Cuiaba -4|America/Curacao -4|America/Danmarkshavn 0|America/Dawson -7|America/Dawson_Creek -7|\
America/Denver -7 US|America/Detroit -5 US|America/Dominica -4|America/Edmonton -6 West|\
America/Eirunepe -5|America/El_Salvador -6|America/Ensenada -8 US|America/Fort_Nelson -7|\
America/Fort_Wayne -5 US|America/Fortaleza -3|America/Glace_Bay -4 US|America/Godthab -2 EU|\
America/Goose_Bay -4 US|America/Grand_Turk -5 US|America/Grenada -4|America/Guadeloupe -4|\
America/Guatemala -6|America/Guayaquil -5|America/Guyana -4|America/Halifax -4 US|America/Havana -5 Cuba|\
America/Hermosillo -7|America/Indiana/Indianapolis -5 US|America/Indiana/Knox -6 US|\
America/Indiana/Marengo -5 US|America/Indiana/Petersburg -5 US|America/Indiana/Tell_City -6 US|\
America/Indiana/Vevay -5 US|America/Indiana/Vincennes -5 US|America/Indiana/Winamac -5 US|\
America/Indianapolis -5 US|America/Inuvik -6 West|America/Iqaluit -5 US|America/Jamaica -5|\
America/Jujuy -3|America/Juneau -9 US|America/Kentucky/Louisville -5 US|America/Kentucky/Monticello -5 US|\
America/Knox_IN -6 US|America/Kralendijk -4|America/La_Paz -4|America/Lima -5|America/Los_Angeles -8 US|\
America/Louisville -5 US|America/Lower_Princes -4|America/Maceio -3|America/Managua -6|America/Manaus -4|\
America/Marigot -4|America/Martinique -4|America/Matamoros -6 US|America/Mazatlan -7|America/Mendoza -3|\
America/Menominee -6 US|America/Merida -6|America/Metlakatla -9 US|America/Mexico_City -6|\
America/Miquelon -3 US|America/Moncton -4 US|America/Monterrey -6|America/Montevideo -3|\
America/Montreal -5 US|America/Montserrat -4|America/Nassau -5 US|America/New_York -5 US|\
America/Nipigon -5 US|America/Nome -9 US|America/Noronha -2|America/North_Dakota/Beulah -6 US|\
America/North_Dakota/Center -6 US|America/North_Dakota/New_Salem -6 US|America/Nuuk -2 EU|\
America/Ojinaga -6 US|America/Panama -5|America/Pangnirtung -5 US|America/Paramaribo -3|\
America/Phoenix -7|America/Port-au-Prince -5 US|America/Port_of_Spain -4|America/Porto_Acre -5|\
America/Porto_Velho -4|America/Puerto_Rico -4|America/Punta_Arenas -3|America/Rainy_River -5 West|\
America/Rankin_Inlet -6 US|America/Recife -3|America/Regina -6|America/Resolute -6 US|\
America/Rio_Branco -5|America/Rosario -3|America/Santa_Isabel -8 US|America/Santarem -3|\
America/Santiago -4 Chile|America/Santo_Domingo -4|America/Sao_Paulo -3|America/Scoresbysund -2 EU|\
America/Shiprock -7 US|America/Sitka -9 US|America/St_Barthelemy -4|America/St_Johns -3:30 US|\
America/St_Kitts -4|America/St_Lucia -4|America/St_Thomas -4|America/St_Vincent -4|\
America/Swift_Current -6|America/Tegucigalpa -6|America/Thule -4 US|America/Thunder_Bay -5 US|\
America/Tijuana -8 US|America/Toronto -5 US|America/Tortola -4|America/Vancouver -7 West|\
America/Virgin -4|America/Whitehorse -7|America/Winnipeg -5 West|America/Yakutat -9 US|\
America/Yellowknife -6 West|Antarctica/Casey 8|Antarctica/Davis 7|Antarctica/DumontDUrville 10|\
Antarctica/Macquarie 10 AU|Antarctica/Mawson 5|Antarctica/McMurdo 12 NZ|Antarctica/Palmer -3|\
Antarctica/Rothera -3|Antarctica/South_Pole 12 NZ|Antarctica/Syowa 3|Antarctica/Troll 0 Troll|\
Antarctica/Vostok 5|Arctic/Longyearbyen 1 EU|Asia/Aden 3|Asia/Almaty 5|Asia/Amman 3|Asia/Anadyr 12|\
Asia/Aqtau 5|Asia/Aqtobe 5|Asia/Ashgabat 5|Asia/Ashkhabad 5|Asia/Atyrau 5|Asia/Baghdad 3|Asia/Bahrain 3|\
Asia/Baku 4|Asia/Bangkok 7|Asia/Barnaul 7|Asia/Beirut 2 Lebanon|Asia/Bishkek 6|Asia/Brunei 8|\
Asia/Calcutta 5:30|Asia/Chita 9|Asia/Choibalsan 8|Asia/Chongqing 8|Asia/Chungking 8|Asia/Colombo 5:30|\
Asia/Dacca 6|Asia/Damascus 3|Asia/Dhaka 6|Asia/Dili 9|Asia/Dubai 4|Asia/Dushanbe 5|Asia/Famagusta 2 EU|\
Asia/Gaza 2 Palestine|Asia/Harbin 8|Asia/Hebron 2 Palestine|Asia/Ho_Chi_Minh 7|Asia/Hong_Kong 8|\
Asia/Hovd 7|Asia/Irkutsk 8|Asia/Istanbul 3|Asia/Jakarta 7|Asia/Jayapura 9|Asia/Jerusalem 2 Israel|\
Asia/Kabul 4:30|Asia/Kamchatka 12|Asia/Karachi 5|Asia/Kashgar 6|Asia/Kathmandu 5:45|Asia/Katmandu 5:45|\
Asia/Khandyga 9|Asia/Kolkata 5:30|Asia/Krasnoyarsk 7|Asia/Kuala_Lumpur 8|Asia/Kuching 8|Asia/Kuwait 3|\
Asia/Macao 8|Asia/Macau 8|Asia/Magadan 11|Asia/Makassar 8|Asia/Manila 8|Asia/Muscat 4|Asia/Nicosia 2 EU|\
Asia/Novokuznetsk 7|Asia/Novosibirsk 7|Asia/Omsk 6|Asia/Oral 5|Asia/Phnom_Penh 7|Asia/Pontianak 7|\
Asia/Pyongyang 9|Asia/Qatar 3|Asia/Qostanay 5|Asia/Qyzylorda 5|Asia/Rangoon 6:30|Asia/Riyadh 3|\
Asia/Saigon 7|Asia/Sakhalin 11|Asia/Samarkand 5|Asia/Seoul 9|Asia/Shanghai 8|Asia/Singapore 8|\
Asia/Srednekolymsk 11|Asia/Taipei 8|Asia/Tashkent 5|Asia/Tbilisi 4|Asia/Tehran 3:30|\
Asia/Tel_Aviv 2 Israel|Asia/Thimbu 6|Asia/Thimphu 6|Asia/Tokyo 9|Asia/Tomsk 7|Asia/Ujung_Pandang 8|\
Asia/Ulaanbaatar 8|Asia/Ulan_Bator 8|Asia/Urumqi 6|Asia/Ust-Nera 10|Asia/Vientiane 7|Asia/Vladivostok 10|\
Asia/Yakutsk 9|Asia/Yangon 6:30|Asia/Yekaterinburg 5|Asia/Yerevan 4|Atlantic/Azores -1 EU|\
Atlantic/Bermuda -4 US|Atlantic/Canary 0 EU|Atlantic/Cape_Verde -1|Atlantic/Faeroe 0 EU|\
Atlantic/Faroe 0 EU|Atlantic/Jan_Mayen 1 EU|Atlantic/Madeira 0 EU|Atlantic/Reykjavik 0|\
Atlantic/South_Georgia -2|Atlantic/St_Helena 0|Atlantic/Stanley -3|Australia/ACT 10 AU|\
Australia/Adelaide 9:30 AU|Australia/Brisbane 10|Australia/Broken_Hill 9:30 AU|Australia/Canberra 10 AU|\
Australia/Currie 10 AU|Australia/Darwin 9:30|Australia/Eucla 8:45|Australia/Hobart 10 AU|\
Australia/LHI 10:30 LordHowe|Australia/Lindeman 10|Australia/Lord_Howe 10:30 LordHowe|\
Australia/Melbourne 10 AU|Australia/North 9:30|Australia/NSW 10 AU|Australia/Perth 8|\
Australia/Queensland 10|Australia/South 9:30 AU|Australia/Sydney 10 AU|Australia/Tasmania 10 AU|\
Australia/Victoria 10 AU|Australia/West 8|Australia/Yancowinna 9:30 AU|Brazil/Acre -5|Brazil/DeNoronha -2|\
Brazil/East -3|Brazil/West -4|Canada/Atlantic -4 US|Canada/Central -5 West|Canada/Eastern -5 US|\
Canada/Mountain -6 West|Canada/Newfoundland -3:30 US|Canada/Pacific -7 West|Canada/Saskatchewan -6|\
Canada/Yukon -7|CET 1 EU|Chile/Continental -4 Chile|Chile/EasterIsland -6 Chile|CST6CDT -6 US|\
Cuba -5 Cuba|EET 2 EU|Egypt 2 Egypt|Eire 0 EU|EST -5|EST5EDT -5 US|Etc/GMT 0|Etc/GMT+0 0|Etc/GMT+1 -1|\
Etc/GMT+10 -10|Etc/GMT+11 -11|Etc/GMT+12 -12|Etc/GMT+2 -2|Etc/GMT+3 -3|Etc/GMT+4 -4|Etc/GMT+5 -5|\
Etc/GMT+6 -6|Etc/GMT+7 -7|Etc/GMT+8 -8|Etc/GMT+9 -9|Etc/GMT-0 0|Etc/GMT-1 1|Etc/GMT-10 10|Etc/GMT-11 11|\
Etc/GMT-12 12|Etc/GMT-13 13|Etc/GMT-14 14|Etc/GMT-2 2|Etc/GMT-3 3|Etc/GMT-4 4|Etc/GMT-5 5|Etc/GMT-6 6|\
Etc/GMT-7 7|Etc/GMT-8 8|Etc/GMT-9 9|Etc/GMT0 0|Etc/Greenwich 0|Etc/UCT 0|Etc/Universal 0|Etc/UTC 0|\
Etc/Zulu 0|Europe/Amsterdam 1 EU|Europe/Andorra 1 EU|Europe/Astrakhan 4|Europe/Athens 2 EU|\
Europe/Belfast 0 EU|Europe/Belgrade 1 EU|Europe/Berlin 1 EU|Europe/Bratislava 1 EU|Europe/Brussels 1 EU|\
Europe/Bucharest 2 EU|Europe/Budapest 1 EU|Europe/Busingen 1 EU|Europe/Chisinau 2 EU|\
Europe/Copenhagen 1 EU|Europe/Dublin 0 EU|Europe/Gibraltar 1 EU|Europe/Guernsey 0 EU|Europe/Helsinki 2 EU|\
Europe/Isle_of_Man 0 EU|Europe/Istanbul 3|Europe/Jersey 0 EU|Europe/Kaliningrad 2|Europe/Kiev 2 EU|\
Europe/Kirov 3|Europe/Kyiv 2 EU|Europe/Lisbon 0 EU|Europe/Ljubljana 1 EU|Europe/London 0 EU|\
Europe/Luxembourg 1 EU|Europe/Madrid 1 EU|Europe/Malta 1 EU|Europe/Mariehamn 2 EU|Europe/Minsk 3|\
Europe/Monaco 1 EU|Europe/Moscow 3|Europe/Nicosia 2 EU|Europe/Oslo 1 EU|Europe/Paris 1 EU|\
Europe/Podgorica 1 EU|Europe/Prague 1 EU|Europe/Riga 2 EU|Europe/Rome 1 EU|Europe/Samara 4|\
Europe/San_Marino 1 EU|Europe/Sarajevo 1 EU|Europe/Saratov 4|Europe/Simferopol 3|Europe/Skopje 1 EU|\
Europe/Sofia 2 EU|Europe/Stockholm 1 EU|Europe/Tallinn 2 EU|Europe/Tirane 1 EU|Europe/Tiraspol 2 EU|\
Europe/Ulyanovsk 4|Europe/Uzhgorod 2 EU|Europe/Vaduz 1 EU|Europe/Vatican 1 EU|Europe/Vienna 1 EU|\
Europe/Vilnius 2 EU|Europe/Volgograd 3|Europe/Warsaw 1 EU|Europe/Zagreb 1 EU|Europe/Zaporozhye 2 EU|\
Europe/Zurich 1 EU|GB 0 EU|GB-Eire 0 EU|GMT 0|GMT+0 0|GMT-0 0|GMT0 0|Greenwich 0|Hongkong 8|HST -10|\
Iceland 0|Indian/Antananarivo 3|Indian/Chagos 6|Indian/Christmas 7|Indian/Cocos 6:30|Indian/Comoro 3|\
Indian/Kerguelen 5|Indian/Mahe 4|Indian/Maldives 5|Indian/Mauritius 4|Indian/Mayotte 3|Indian/Reunion 4|\
Iran 3:30|Israel 2 Israel|Jamaica -5|Japan 9|Kwajalein 12|Libya 2|MET 1 EU|Mexico/BajaNorte -8 US|\
Mexico/BajaSur -7|Mexico/General -6|MST -7|MST7MDT -7 US|Navajo -7 US|NZ 12 NZ|NZ-CHAT 12:45 NZ|\
Pacific/Apia 13|Pacific/Auckland 12 NZ|Pacific/Bougainville 11|Pacific/Chatham 12:45 NZ|Pacific/Chuuk 10|\
Pacific/Easter -6 Chile|Pacific/Efate 11|Pacific/Enderbury 13|Pacific/Fakaofo 13|Pacific/Fiji 12|\
Pacific/Funafuti 12|Pacific/Galapagos -6|Pacific/Gambier -9|Pacific/Guadalcanal 11|Pacific/Guam 10|\
Pacific/Honolulu -10|Pacific/Johnston -10|Pacific/Kanton 13|Pacific/Kiritimati 14|Pacific/Kosrae 11|\
Pacific/Kwajalein 12|Pacific/Majuro 12|Pacific/Marquesas -9:30|Pacific/Midway -11|Pacific/Nauru 12|\
Pacific/Niue -11|Pacific/Norfolk 11 AU|Pacific/Noumea 11|Pacific/Pago_Pago -11|Pacific/Palau 9|\
Pacific/Pitcairn -8|Pacific/Pohnpei 11|Pacific/Ponape 11|Pacific/Port_Moresby 10|Pacific/Rarotonga -10|\
Pacific/Saipan 10|Pacific/Samoa -11|Pacific/Tahiti -10|Pacific/Tarawa 12|Pacific/Tongatapu 13|\
Pacific/Truk 10|Pacific/Wake 12|Pacific/Wallis 12|Pacific/Yap 10|Poland 1 EU|Portugal 0 EU|PRC 8|\
PST8PDT -8 US|ROC 8|ROK 9|Singapore 8|Turkey 3|UCT 0|Universal 0|US/Alaska -9 US|US/Aleutian -10 US|\
US/Arizona -7|US/Central -6 US|US/East-Indiana -5 US|US/Eastern -5 US|US/Hawaii -10|\
US/Indiana-Starke -6 US|US/Michigan -5 US|US/Mountain -7 US|US/Pacific -8 US|US/Samoa -11|UTC 0|W-SU 3|\
WET 0 EU|Zulu 0";
