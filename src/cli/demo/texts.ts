/** What invented parents tell, as callers write it down: short, in their own words, by theme. Written for the demo. */

export const keepsGoing = {
  family: [
    'Mijn zus belt elke avond, dan praten we even bij.',
    'We eten elke dag met z’n allen aan tafel. Dat houd ik vol.',
    'Mijn moeder woont om de hoek, die springt bij als het te veel wordt.',
    'Op zondag videobellen met de hele familie, dan lachen we weer.',
    'Mijn broer haalt de oudste op zaterdag op. Dan heb ik even lucht.',
    'De familie ver weg stuurt elke dag een filmpje, daar word ik blij van.',
    'Oma leest de kleinste voor via de telefoon.',
    'Samen zijn. Ook als het druk is, we zijn wel samen.',
  ],
  faith: [
    'Bidden geeft mij rust, vijf keer per dag even stil.',
    'Mijn geloof. Ik vertrouw erop dat het goed komt.',
    'De kerk belt elke week even op, dat doet goed.',
    'Ik lees ’s avonds als iedereen slaapt, dat is mijn moment met God.',
    'Van de moskee kregen we een kaart en een tas met eten, dat vergeet ik niet.',
    'Zonder mijn geloof had ik het moeilijker.',
  ],
  routine: [
    'Elke dag om acht uur aan tafel met de boeken, dan weet iedereen waar hij aan toe is.',
    'We hebben een schema op de koelkast. De jongste zet er zelf de kruisjes op.',
    'Op tijd opstaan en aankleden, ook als we nergens heen hoeven.',
    'Vaste tijden voor eten en slapen, anders loopt het hier in de soep.',
    'Ik schrijf elke ochtend drie dingen op die moeten. De rest komt later wel.',
    'Eerst school, dan pas de tablet. Dat werkt nu.',
  ],
  sport_or_outside: [
    'Na het eten een rondje om de plas, ook als het regent.',
    'De kinderen voetballen op het veldje, dan kan ik even zitten.',
    'Fietsen met de kinderen naar de dijk.',
    'Ik loop elke ochtend een half uur, dan is mijn hoofd leeg.',
    'We hebben een moestuintje, de bonen staan er goed bij.',
    'Naar buiten. Binnen komen de muren op ons af.',
    'Touwtje springen in de gang als het slecht weer is, de buren vinden het goed.',
  ],
  children: [
    'De kinderen. Als zij lachen kan ik weer verder.',
    'De jongste maakt overal een grapje van.',
    'Voor de kinderen blijf ik rustig, dat moet gewoon.',
    'Mijn dochter van tien helpt met koken, dan praten we.',
    'Met de kinderen knutselen aan de grote tafel.',
    'Zij doen zo hun best, dan wil ik dat ook.',
    'Voorlezen voor het slapen. Dat is voor ons allebei.',
  ],
  work_or_study: [
    'Ik mag weer drie dagen werken, dat geeft structuur.',
    'De taalles gaat door, ik wil mijn examen halen.',
    'Mijn opleiding. Nog een half jaar en dan ben ik klaar.',
    'Werken in de zorg is zwaar, maar de collega’s zijn goud.',
    'Ik naai kleding voor anderen, dat leidt af en het levert een beetje op.',
  ],
  contact_with_others: [
    'Met de buurvrouw koffie op de galerij.',
    'De moedergroep in de app. Iedereen heeft hetzelfde, dat scheelt.',
    'Een vriendin van vroeger belt bijna elke dag.',
    'Even zwaaien en praten op het schoolplein.',
    'Dat jullie bellen helpt ook, echt waar.',
    'De buren letten op elkaar hier in de flat.',
  ],
  other: [
    'Muziek aan en dansen in de keuken.',
    'Koken. Ik probeer elke week een nieuw recept.',
    'Niet te veel naar het nieuws kijken.',
    'Op tijd naar bed gaan, dat heb ik moeten leren.',
    'Onze kat, die ligt overal tussenin.',
    'Tekenen en breien, vroeger deed ik dat ook veel.',
  ],
  nothing: [
    'Ik zou het niet weten. Je gaat gewoon door.',
    'Niets eigenlijk. Ik ben moe.',
    'Op dit moment weet ik het niet.',
  ],
} as const

export const needs = {
  device_or_internet: [
    'Een tweede laptop. De jongens zitten nu om de beurt.',
    'Het internet valt steeds weg als er twee tegelijk in de les zitten.',
    'De laptop is stuk, de oudste doet alles op haar telefoon.',
    'Een printer zou fijn zijn, al die werkbladen.',
    'Beter wifi boven, op de slaapkamer doet het niets.',
    'Een tablet voor de kleinste, zij heeft nog niets om op te oefenen.',
  ],
  homework: [
    'Iemand die één keer per week rekenen doet met mijn zoon.',
    'Huiswerkhulp voor de oudste, Frans kan ik zelf niet.',
    'Ik kan het niet uitleggen zoals de juf dat doet.',
    'Hulp met lezen, hij raakt achter en ik zie het gebeuren.',
    'Een rustige plek waar ze haar huiswerk kan maken.',
    'Iemand die begrijpend lezen met haar oefent, dat vindt ze moeilijk.',
  ],
  daily_structure: [
    'Tips voor een vaste dag. Hier loopt alles door elkaar.',
    'Hoe krijg ik ze op tijd naar bed?',
    'Ik zoek een manier om minder te hoeven schreeuwen.',
    'Een schema dat werkt met drie kinderen op drie scholen.',
  ],
  play: [
    'Iets leuks voor de kinderen in de middag, ze vervelen zich.',
    'Spelletjes om te lenen, we kennen alles uit ons hoofd.',
    'Een sportclub die niet te duur is.',
    'Buiten spelen met anderen, hier in de straat is niemand van zijn leeftijd.',
    'Knutselspullen. Papier en verf is op voor je het weet.',
  ],
  money_or_food: [
    'De laatste week van de maand is het puzzelen met de boodschappen.',
    'Het is elke maand net te weinig. Ik schaam me om het te zeggen.',
    'Winterjassen voor twee kinderen, ze zijn eruit gegroeid.',
    'Hulp met een brief over de toeslagen, ik moet terugbetalen.',
    'De energierekening is hoog, we doen de verwarming laat aan.',
    'Boodschappen gaat, maar extra’s zitten er niet in.',
  ],
  someone_to_talk_to: [
    'Gewoon iemand om mee te praten, overdag is het stil.',
    'Een praatje met een andere moeder die dit kent.',
    'Ik wil mijn Nederlands oefenen, met een echt mens.',
    'Even mijn hart luchten. Dat is nu net gelukt.',
    'Iemand die luistert zonder meteen iets te vinden.',
  ],
  other: [
    'Een grotere woning, maar ja.',
    'Een afspraak met de huisarts, ik krijg er niemand te pakken.',
    'Een paar uur oppas, zodat ik kan slapen na mijn nachtdienst.',
    'Een fiets voor de middelste.',
    'Rust. Een dag niets hoeven.',
  ],
  nothing: [
    'We redden ons goed, dank u wel.',
    'Op dit moment niets, fijn dat u het vraagt.',
    'Nee, het gaat eigenlijk best.',
    'Niets. Anderen hebben het harder nodig.',
    'Nu even niets. Als er iets is, bel ik.',
  ],
} as const

export const goesWell = {
  children: [
    'De kinderen spelen meer samen dan eerst.',
    'Mijn zoon heeft leren fietsen zonder zijwieltjes.',
    'Ze maken minder ruzie, dat had ik niet gedacht.',
    'De oudste helpt de jongste met lezen, uit zichzelf.',
    'Mijn dochter durft weer in haar eigen bed te slapen.',
    'Ze zijn vrolijk. Dat is het belangrijkste.',
    'De tweeling praat sinds kort hele zinnen.',
  ],
  school: [
    'De juf belt elke week even, dat is heel fijn.',
    'Het rekenen gaat vooruit, hij had een voldoende.',
    'School denkt mee, dat had ik eerst niet verwacht.',
    'Ze gaat weer met plezier naar school.',
    'Ik begrijp de app van school nu zelf.',
    'De mentor heeft tijd voor hem gemaakt.',
  ],
  home: [
    'We hebben de woonkamer anders ingericht, nu heeft ieder een plekje.',
    'Het is rustiger in huis.',
    'We eten weer samen, zonder telefoons.',
    'De kinderen helpen mee met opruimen. Een beetje dan.',
    'Het avondritueel werkt, om half negen is het stil.',
  ],
  health: [
    'Ik slaap weer door.',
    'Iedereen is gezond, daar ben ik dankbaar voor.',
    'De hoofdpijn is minder sinds ik elke dag loop.',
    'Het gaat beter met mijn rug, ik kan weer tillen.',
  ],
  contacts: [
    'We hebben de buren leren kennen.',
    'Mijn dochter heeft een vriendinnetje gevonden.',
    'Ik durf nu zelf te bellen met instanties.',
    'Ik spreek mijn zus weer, dat was een tijd niet zo.',
  ],
  work_or_money: [
    'Ik heb een contract gekregen voor zestien uur.',
    'De schuldregeling loopt, ik zie het einde.',
    'We houden deze maand iets over.',
    'Er is een baan voor de zomer, in de kas.',
  ],
  other: [
    'Ik heb mijn rijbewijs gehaald!',
    'De nieuwe taalles bevalt goed.',
    'We zijn een dag naar zee geweest.',
    'Kleine dingen. De zon, een kop thee.',
  ],
  nothing: ['Daar kom ik nu even niet op.', 'Weinig, als ik eerlijk ben.'],
} as const

/** What parents ask for at question 29, by type of help. */
export const helpTexts = {
  laptop: ['Laptop te leen vragen bij school of via ons.', 'Tweede laptop, het liefst voor de toetsweek.'],
  internet: ['Uitzoeken of er een goedkoper en sneller abonnement is.', 'Wifi-versterker, boven is geen bereik.'],
  homework_buddy: [
    'Huiswerkmaatje voor rekenen, woensdag na school kan.',
    'Iemand die met de oudste Nederlands oefent.',
    'Maatje voor lezen, groep 5, het liefst een vrouw.',
  ],
  daily_structure_tips: ['Het dagschema met plaatjes opsturen.', 'Samen een weekplanning maken, per telefoon.'],
  play: ['Speel-o-theek en de vakantieactiviteiten doorgeven.', 'Zoeken naar een sportclub met vergoeding.'],
  read_letters: [
    'Brief van school over het schooladvies samen lezen.',
    'Helpen met het formulier voor de schoolkosten.',
  ],
  school_contact: ['Met de leerkracht bellen over de achterstand.', 'Vragen of school een gesprek met tolk kan doen.'],
  money_or_food: [
    'Naar het spreekuur geldzaken, samen bellen voor een afspraak.',
    'Voedselpakket aanvragen, met spoed.',
  ],
  someone_to_talk_to: ['Volgende week weer bellen, gewoon om te praten.', 'Taalmaatje zoeken, twee ochtenden kan.'],
  digital_help: ['Uitleg over de app van school, liefst bij iemand thuis.', 'Helpen inloggen bij DigiD.'],
  visit: ['Langskomen op dinsdag na tien uur, eerst even appen.', 'Huisbezoek samen met de jongste erbij.'],
  other: ['Uitzoeken waar een tweedehands fiets te krijgen is.', 'Doorverwijzen naar de huisarts, nummer doorgeven.'],
} as const

export const results = {
  helped: [
    'Geregeld, ouder is blij.',
    'Afspraak gemaakt en geweest, het was wat nodig was.',
    'De laptop staat er, de oudste kan weer meedoen.',
    'Twee keer samen gedaan, nu lukt het zelf.',
  ],
  helped_a_bit: [
    'Voor nu goed, over een maand opnieuw kijken.',
    'Een deel is gelukt, het formulier ligt nog bij de gemeente.',
    'Maatje is gevonden, maar de dag past nog niet.',
  ],
  did_not_help: ['Het is geweest, maar veranderde weinig. Iets anders zoeken.', 'Bleek niet te zijn wat er nodig was.'],
  not_possible: [
    'Wachtlijst van een half jaar, teruggemeld aan de ouder.',
    'Valt buiten de regeling, uitgelegd waarom.',
  ],
} as const

export const conversationNotes = [
  'Prettig gesprek, veel verteld over de kinderen. Op de achtergrond werd gekookt.',
  'Ouder stond net op het punt om te gaan werken, kort gehouden. Volgende keer liever na half acht.',
  'Gesprek via de speaker, kinderen vielen af en toe bij. Daardoor niet alles gevraagd.',
  'Eerst wat afwachtend, halverwege los. Vertelde over de verhuizing vorig jaar.',
  'Heeft het vorige gesprek onthouden en zelf al met school gebeld. Knap.',
  'Moeilijk te verstaan, verbinding haperde. De belangrijkste vragen zijn gelukt.',
  'We hebben lang stilgestaan bij vraag 20. Ouder gaf zelf aan verder te willen.',
  'Sprak zachtjes, er sliep een kind naast. Volgende keer appen wat een goed moment is.',
  'Vrolijk gesprek. Oudste kwam even gedag zeggen.',
  'Ouder twijfelt of bellen zin heeft, vond het na afloop toch fijn.',
  'Wilde liever in het Turks, deels zo gedaan. Volgende keer tolk vragen.',
  'Partner zat erbij en vulde aan.',
  'Heeft vragen over de overgang naar de middelbare school. Teruggebeld met informatie.',
  'Geen bijzonderheden. Rustig gezin, alles loopt.',
  'Veel geregeld sinds de vorige keer. Ouder klinkt lichter.',
] as const

/** What a parent said that may be used, in words that no quote of the demo repeats. */
export const quoteWords = [
  'Ik doe elke dag een rondje met de jongste, daar knap ik van op.',
  'Dat schema van de juf hangt op de koelkast, nu vragen ze mij niks meer.',
  'We zitten met z’n allen op elkaars lip, dat geeft snel ruzie.',
  'Die laptop delen met drie kinderen, dat gaat gewoon niet.',
  'Fijn dat er iemand belt, dan voel ik me niet zo alleen.',
] as const

export const reactions = [
  'Vond het fijn dat er iemand belt.',
  'Wat lang, maar wel goed.',
  'Zei: hier word ik blij van.',
  'Vond vraag 20 lastig om te horen.',
  'Bedankte twee keer.',
  'Was verbaasd dat alles kon worden overgeslagen.',
] as const

/** Notes on one question, by its key. */
export const answerNotes: Readonly<Record<string, readonly string[]>> = {
  devices: ['Laptop is van school, te leen tot de zomer.', 'Een van de twee is erg traag.'],
  school_contact: ['Vooral via de oudste, zij vertaalt.', 'Juf is met verlof, er is een nieuwe.'],
  enough_room: ['Slapen met vier op een kamer.', 'Huis is klein, maar ze zijn het gewend.'],
  money_for_groceries: ['Laatste week van de maand lastig.', 'Krijgt soms boodschappen van familie.'],
  worries: ['Vooral over de oudste.', 'Wil hier de volgende keer op terugkomen.'],
  grade_children: ['Voor de oudste een 6, voor de jongste een 9.'],
  may_call_again: ['Liefst na half twee.'],
}

export const familyNotes = [
  'Liefst na 13 uur bellen.',
  'Appt liever eerst even.',
  'Werkt in de ochtend, avond kan ook.',
  'Oudste vertaalt soms; vraag of dat goed is.',
  'Neemt niet op bij een onbekend nummer, stuur eerst een bericht.',
  'Woensdagmiddag zijn de kinderen thuis.',
  'Heeft nachtdiensten, niet voor 12 uur bellen.',
  'Gescheiden; belt liever niet waar de kinderen bij zijn.',
] as const

export const whoMayHear = ['partner', 'oudste dochter', 'niemand', 'zus', ''] as const
export const safeHours = ['ma-vr na 13 uur', 'tussen 9 en 12 uur', 'na 19.30 uur', 'maakt niet uit', ''] as const

export const concerns = [
  'Schrok toen de deurbel ging en wilde ineens ophangen. Klonk gespannen. Wil ik met iemand bespreken.',
  'Zei: ik houd het thuis niet lang meer vol. Wilde niet zeggen wat er speelt. Heeft gevraagd of ik morgen nog eens bel.',
  'Kind huilde lang op de achtergrond en er werd geschreeuwd. Ouder zei dat het niets was.',
] as const

export const checkIns = [
  'Even onder de indruk, maar goed dat we het besproken hebben.',
  'Ging lekker, ik vond mijn weg in de vragen.',
  'Ik twijfelde bij vraag 20, hoe vraag je dat netjes?',
  'Lang gesprek. Daarna even een rondje gelopen.',
  'Fijn om te horen dat het beter gaat met dit gezin.',
] as const

export const requestNotes = [
  'Vroeg zelf om een gesprek, na de brief van school.',
  'Wil weten of de laptop er al is.',
  'Moeder vroeg bij het inloopuur of er iemand wil bellen.',
] as const
