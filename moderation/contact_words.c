/* moderation/contact_words.c: the words contact.c knows, in English, Spanish, French, Portuguese,
 * German, Italian and Polish, as text.c spells them (bare). */
#include "moderation/contact_part.h"

const struct word_row contact_words[] = {
	/* numbers, as people say them one by one */
	{ W_DIGIT, 0, "zero oh o nought null cero zera noll" },
	{ W_DIGIT, 1, "one eins ein un une uno una um uma jeden jedna jedno jedynka" },
	{ W_DIGIT, 2, "two zwei zwo deux dos due dois duas dwa dwie dwojka" },
	{ W_DIGIT, 3, "three drei trois tres tre trzy trojka" },
	{ W_DIGIT, 4, "four vier quatre cuatro quattro quatro cztery" },
	{ W_DIGIT, 5, "five funf cinq cinco cinque piec" },
	{ W_DIGIT, 6, "six sechs seis sei szesc meia" },
	{ W_DIGIT, 7, "seven sieben sept siete sette sete siedem" },
	{ W_DIGIT, 8, "eight acht huit ocho otto oito osiem" },
	{ W_DIGIT, 9, "nine neun neuf nueve nove dziewiec" },
	{ W_TENS, 10, "ten zehn dix diez dieci dez dziesiec" },
	{ W_TENS, 11, "eleven elf onze once undici jedenascie" },
	{ W_TENS, 12, "twelve zwolf douze doce dodici doze dwanascie" },
	{ W_TENS, 13, "thirteen dreizehn treize trece tredici treze trzynascie" },
	{ W_TENS, 14, "fourteen vierzehn quatorze catorce quattordici catorze czternascie" },
	{ W_TENS, 15, "fifteen funfzehn quinze quince quindici pietnascie" },
	{ W_TENS, 16, "sixteen sechzehn seize dieciseis sedici dezesseis dezasseis szesnascie" },
	{ W_TENS, 17, "seventeen siebzehn diecisiete diciassette dezessete dezassete siedemnascie" },
	{ W_TENS, 18, "eighteen achtzehn dieciocho diciotto dezoito osiemnascie" },
	{ W_TENS, 19, "nineteen neunzehn diecinueve diciannove dezenove dezanove dziewietnascie" },
	{ W_TENS, 20, "twenty zwanzig vingt veinte venti vinte dwadziescia" },
	{ W_TENS, 30, "thirty dreissig trente treinta trenta trinta trzydziesci" },
	{ W_TENS, 40, "forty vierzig quarante cuarenta quaranta quarenta czterdziesci" },
	{ W_TENS, 50, "fifty funfzig cinquante cincuenta cinquanta cinquenta piecdziesiat" },
	{ W_TENS, 60, "sixty sechzig soixante sesenta sessanta sessenta szescdziesiat" },
	{ W_TENS, 70, "seventy siebzig septante setenta settanta siedemdziesiat" },
	{ W_TENS, 80, "eighty achtzig huitante octante ochenta ottanta oitenta osiemdziesiat" },
	{ W_TENS, 90, "ninety neunzig nonante noventa novanta dziewiecdziesiat" },
	{ W_HUNDRED, 0, "hundred hundert cent cien ciento cento cem sto" },
	{ W_TIMES, 2, "double doppel doppelt doble doppia doppio duplo podwojne podwojny dubbel" },
	{ W_TIMES, 3, "triple treble dreifach triplo triplice potrojne" },
	{ W_JOIN, 0, "y e et i und dash hyphen guion tiret bindestrich strich trattino hifen tracinho myslnik "
		"minus then luego dann puis poi depois potem" },

	/* signs by their names */
	{ W_DOT, 0, "dot dott period punkt punto point ponto kropka pkt pto" },
	{ W_AT, 0, "arroba chiocciola chiocciolina malpa arobase arobas klammeraffe klammeraff affenschwanz aet" },
	{ W_AT_WEAK, 0, "at" },
	{ W_SLASH, 0, "slash slashslash schragstrich barra barre ukosnik backslash forwardslash" },
	{ W_UNDERSCORE, 0, "underscore unterstrich podkreslnik podkreslenie podloga underline undersc guionbajo" },

	/* ends of domains */
	{ W_TLD, 0, "com org net example info ly app dev uk br pl nl ch ie gl gd gy ru ua cz biz xyz edu gov mil "
		"onion mobi jp cn kr tk" },
	{ W_TLD_OWN | W_TLD_WEAK, 0, "de at fr it be pt lu" },
	{ W_TLD_WEAK, 0, "me so is no to es in us am as do la gg io eu ca au nz se dk sk hu ro gr int tel za mx "
		"cl uy ve cf ga ml cc ws su kz ee club blog online wiki le si ma ai il mi ne tu un tv co fm im my pm "
		"re id st sh rs pe ar life live world today one help space fun page group chat work care health "
		"social link site shop store news media video tube cloud zone team tips love center support community "
		"network systems services top pro art land city house home family kids baby dog games game cafe pub "
		"bar cool vip win men moe ink red blue wtf lol" },
	{ W_SCHEME, 0, "http https hxxp hxxps httpx ftp www htp htttp htttps hhttp hxtp" },

	/* where one has a name */
	{ W_SERVICE, 0, "insta instagram ig gram birdapp snap snapchat snapik snapa snapie snp sc discord disc "
		"discorda dc telegram telegramm tele tg kik wickr threema skype skypea messenger facebook face fb "
		"twitter tiktok tik steam psn xbox roblox viber wechat signal signalu linkedin onlyfans vsco bereal "
		"mastodon tumblr tinder bumble grindr teams facetime gamertag instagrama fejs fejsie yubo wizz hinge "
		"line telegrama discordie twitch linktree session matrix kakao" },
	{ W_PHONE, 0, "whatsapp wasap wasapp whats wats wapp zap zapzap whatsap wa watsapp watsap wpp wp sms "
		"viber signal" },

	/* telephone */
	{ W_PHONE, 0, "phone phones phoned number numbers mobile mob mobs cell tel telephone landline ring rings "
		"call calls callme txt text texts fone fon line dial digits reach handy handynr handynummer nummer "
		"nummern nr rufnummer telefon telefonnummer telefonnr festnetz ruf ruft ruaf anrufen anruf rufen "
		"angerufen durchklingeln klingel melde meldet numero numeros portable telfixe fixe appel appelle "
		"appelez appeler appelles texte texto textez joindre joignable telefono telefonos movil cel celular "
		"fijo llama llame llamen llamad llamame llameme llamenme llamadme llamar cellulare telefona "
		"telefonate telefonami chiama chiamami chiamatemi chiamate chiamare kiamam kiama fisso telefone "
		"telemovel telemoveis liga ligue liguem ligar ligame chama chamame contato contacto numer numery "
		"numeru telefonu komorka komorke komorki dzwon dzwoncie zadzwon zadzwoncie zadzwoni dzwonic tele" },

	/* come to me */
	{ W_REACH, 0, "add adds addme dm dms pm msg message messages hmu hit ping write mail email text txt "
		"contact find reach follow followme friend username user nick nickname handle account acc profile "
		"gamertag id hop join schreib schreibt schreibe schrib adde addet folgt folg folge finden findet "
		"melde name ecris ecrivez ecrire ajoute ajoutez ajouter suis cherche contacte contactez pseudo compte "
		"escribe escribeme escribanme escribidme escribirme agrega agregame agreguenme agregadme agreguen "
		"siganme sigueme sigue habla hablame busca buscame buscadme usuario cuenta contactame scrivi scrivimi "
		"scrivetemi scrivime aggiungi aggiungimi aggiungetemi cerca cercami seguimi contattami trovi escreve "
		"escreveme adiciona adicionem fala falem segue seguem sigam procura procurem chama chamem conta "
		"perfil trovatemi reseaux redes socials social sieci pisz napisz piszcie napiszcie dodaj dodajcie "
		"znajdz szukaj konto profil" },
	{ W_MAIL, 0, "mail email emails mails mailadresse emailadresse correo courriel maila mailem poczta posta "
		"correio mejl mejla gmail" },

	/* digits that are no telephone number, and what follows numbers */
	{ W_FILE, 0, "case hospital patient ref reference page pages order ticket invoice policy account payroll "
		"claim file docket isbn iban code pin password nhs dob version serial tracking flight barcode sort "
		"licence license passport step steps score record aktenzeichen akte seite seiten bestellung "
		"bestellnummer rechnung kundennummer versicherungsnummer matrikelnummer vorgangsnummer aktennummer "
		"sendungsnummer rentennummer personalnummer steuernummer flug gleis zimmer dossier dossiers commande "
		"facture securite matricule colis contrat vol siret expediente caso pagina paginas pedido factura "
		"referencia poliza codigo folio dni nif nie matricula turno cita vuelo pratica protocollo fattura "
		"ordine codice fascicolo pagine polizza matricola ricevuta volo sentenza processo protocolo fatura "
		"encomenda apolice senha utente cpf rg cep sygnatura sygn sprawa sprawy zamowienie zamowienia faktura "
		"strona stronie pesel nip regon przesylka przesylki polisa" },
	{ W_UNIT, 0, "mg g kg ml l mcg cm mm m km kcal cal cals calories hours hour hrs hr h minutes minute mins "
		"min days day weeks week months month years year yrs yr times people steps pages words quid pounds "
		"dollars bucks euros euro eur gbp usd pence p grand k percent am pm oclock way likes views followers "
		"miles mile metres meters points pts blocks block doors houses rooms uhr stunden stunde minuten tage "
		"tag wochen woche monate monat jahre jahr jahren mal leute schritte seiten worter prozent cent kilo "
		"gramm meter kilometer tabletten jahrige jahriger jahrigen grad punkte heures heure jours jour "
		"semaines semaine mois ans annees fois personnes pas horas hora minutos dias dia semanas semana meses "
		"mes anos ano veces vez personas pasos paginas kilos metros pesos soles ore ora minuti giorni giorno "
		"settimane settimana mesi anni anno volte persone passi pagine metri chili gradi vezes pessoas passos "
		"reais contos graus godzin godziny godzina minut minuty dni dzien tygodni tygodnie tydzien miesiecy "
		"miesiace lat lata rok roku razy osob krokow monday tuesday wednesday thursday friday saturday sunday "
		"january february march april may june july august september october november december montag "
		"dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober "
		"dezember stron zl zlotych zlote groszy procent stopni metrow kilometrow tys tysiecy" },
	{ W_HELP, 0, "helpline helplines hotline hotlines lifeline crisisline samaritans childline papyrus "
		"nightline shout stepchange aa sobs freephone telefonseelsorge elterntelefon hilfetelefon "
		"krisentelefon sorgentelefon notruf krisenchat bereitschaftsdienst krisendienst drogenhotline ecoute "
		"numerovert urgence urgences samu sos esperanza anar emergencias urgencias ayuda linea telefonoamico "
		"amico azzurro verde antitratta antiviolenza emergenza cvv amiga emergencia apoio sns vitima zaufania "
		"alarmowy infolinia wsparcia niebieska niebieskiej linii kryzysowy" },

	/* where people live */
	{ W_STREET_LAST, 0, "street st str road rd lane ln avenue ave terrace crescent cres mews boulevard blvd "
		"highway" },
	{ W_STREET_WEAK, 0, "close court ct drive dr place pl way gardens gdns grove row rise square sq hill view "
		"parade walk green park wharf yard villas buildings house flats lodge cottage cottages ropewalk "
		"quayhead quay gate mount vale croft fold" },
	{ W_STREET_FIRST, 0, "calle avenida avda plaza paseo camino carretera callejon pasaje urbanizacion via "
		"viale piazza corso vicolo strada largo lungomare piazzale rua travessa praca estrada alameda beco ul "
		"ulica ulicy aleja alei aleje plac osiedle osiedlu" },
	{ W_STREET_MIDDLE, 0, "rue avenue av boulevard bd allee allees impasse place chemin route cours quai "
		"passage square ruelle sentier faubourg residence venelle" },
	{ W_HOME, 0, "address adress adresse adressen direccion indirizzo endereco morada adres addy live living "
		"lives wohne wohn wohnst wohnen habite vivo vive vivimos abito abitiamo moro mora moramos mieszkam "
		"mieszka mieszkamy flat apartment apt house visit come home komm kommt vorbei klingel stock passez "
		"passe sonne sonnez chez vengan venid ven vieni venite citofono piano venham vem manden mandem "
		"wpadnij wpadaj przyjechac wejscie adresem oficyna przyjdz przyjedz przyjdzcie przyslijcie pietro "
		"dzwonek postcode zip plz knock buzzer floor door send bring collect depto piso appart" },
	{ W_PUBLIC, 0, "meeting meetings aa church library clinic hospital surgery pharmacy chemist museum "
		"treffen kirche bibliothek klinik krankenhaus apotheke praxis beratungsstelle reunion reunions eglise "
		"bibliotheque clinique hopital pharmacie mairie permanence iglesia biblioteca clinica farmacia "
		"ambulatorio chiesa ospedale consultorio sportello comune riunione riunioni igreja reuniao spotkanie "
		"spotkania kosciol biblioteka przychodnia szpital apteka poradnia urzad mityng" },

	/* small words */
	{ W_SMALL, 0, "the a an of in on at to from by for with and or but is are was it its me us my your you he "
		"she they we this that there here down up out off over about around just only more less than every "
		"each other another look looking found find available live site page online read them him her one two "
		"first last few some any all no not so as if when what who where der die das den dem des ein eine "
		"einen im am zum zur von und oder ist war es ich du er sie wir ihr nicht auf mit fur unser mein dein "
		"le la les l d un une de au aux en et ou est je tu il elle nous vous mon ma ton ta son sa dans pour "
		"pas que qui el los las una unos unas del al y o soy con por para mi su te se lo gli i uno dei degli "
		"delle della dello dell alla alle e sono sei per mio mia tuo non che os um uma do da dos na nos nas "
		"ao em com meu minha teu tua seu sua nao w z ze po od u nie jest ja ty ona jego jej moj moja twoj "
		"twoja" },
	{ W_GERMAN, 0, "ich und der das nicht ist auf mit ein eine hab habe mir mich dich dir bin wir ihr noch "
		"auch aber mein meine schon kann hier gibt" },
	{ W_ROMANCE, 0, "je les nous vous suis pour avec mon che sono della questo vou voce nao uma para" },
};
const size_t contact_n_words = sizeof(contact_words) / sizeof(contact_words[0]);

/* The same digits where they are run together: "zero7seven7zerozero".  A word before those it begins with. */
const struct digit_word contact_digit_words[] = {
	{ "zero", '0' }, { "null", '0' }, { "cero", '0' }, { "oh", '0' }, { "o", '0' },
	{ "one", '1' }, { "eins", '1' }, { "uno", '1' }, { "jeden", '1' }, { "une", '1' }, { "un", '1' },
	{ "um", '1' },
	{ "two", '2' }, { "zwei", '2' }, { "zwo", '2' }, { "deux", '2' }, { "dos", '2' }, { "due", '2' },
	{ "dois", '2' }, { "dwa", '2' },
	{ "three", '3' }, { "drei", '3' }, { "trois", '3' }, { "tres", '3' }, { "tre", '3' }, { "trzy", '3' },
	{ "four", '4' }, { "vier", '4' }, { "quatre", '4' }, { "cuatro", '4' }, { "quattro", '4' },
	{ "quatro", '4' }, { "cztery", '4' },
	{ "five", '5' }, { "funf", '5' }, { "cinque", '5' }, { "cinq", '5' }, { "cinco", '5' }, { "piec", '5' },
	{ "six", '6' }, { "sechs", '6' }, { "seis", '6' }, { "sei", '6' }, { "szesc", '6' },
	{ "seven", '7' }, { "sieben", '7' }, { "sept", '7' }, { "siete", '7' }, { "sette", '7' },
	{ "sete", '7' }, { "siedem", '7' },
	{ "eight", '8' }, { "acht", '8' }, { "huit", '8' }, { "ocho", '8' }, { "otto", '8' }, { "oito", '8' },
	{ "osiem", '8' },
	{ "nine", '9' }, { "neun", '9' }, { "neuf", '9' }, { "nueve", '9' }, { "nove", '9' },
	{ "dziewiec", '9' },
};
const size_t contact_n_digit_words = sizeof(contact_digit_words) / sizeof(contact_digit_words[0]);
