/**
 * Ordinary Dutch (and a few English) words, folded. A name that is also one of these, such as Boer, Roos or De Brug, stops a
 * text only where it reads as a name; any other name stops it in every form. A word that is missing here stops too many texts,
 * and never too few.
 */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Particles of surnames and of school names; alone they name nobody. */
export const particles = setOf(`
  aan af al am auf bij bin bint ben d da dal de del della den der des di do dos du e een el en et het ibn im in l la las le
  les los lo of onder op over s t te ten ter tot uit uijt und van vande vanden vander ver vom von voor y ze zu zum zur an
  ait abu abd
`)

/** Words that stand in the names of many schools and boards, and so identify none of them. */
export const kindsOfPlace = setOf(`
  school schools scholen basisschool basisscholen scholengroep scholengemeenschap scholenkoepel kindcentrum college lyceum
  gymnasium atheneum mavo havo vwo vmbo vakschool praktijkschool montessori montessorischool dalton daltonschool jenaplan
  jenaplanschool vrijeschool brede openbare openbaar bijzondere bijzonder speciaal speciale christelijk christelijke
  protestants protestantse katholiek katholieke islamitische islamitisch interconfessioneel oecumenische rooms algemene
  algemeen stichting vereniging bestuur schoolbestuur onderwijs basisonderwijs onderwijsgroep primair voortgezet gemeente
  obs cbs rkbs rk pc ikc kc sbo so vso po vo regio noord zuid oost west midden nederland en and the for met voor kinderen
  kinderopvang opvang groep centrum campus locatie voorziening
`)

/** A word after one of these is a name: mevrouw Boer, familie de Wit. */
export const titles = setOf(
  'mevrouw mevr mw meneer mijnheer heer dhr familie fam weduwe juffrouw oom tante dr drs ds gebr mrs mr ms miss',
)

/** Words that stand in the names of many streets, and so identify none of them. */
export const kindsOfStreet = setOf(`
  straat str laan ln weg plein pln pad kade gracht singel dreef steeg hof park markt brink wal dijk baan burgemeester burg
  dokter doctor dr meester mr professor prof pastoor dominee ds prins prinses koning koningin graaf sint st oud oude nieuw
  nieuwe lang lange kort korte groot grote klein kleine hoge lage eerste tweede derde vierde boven beneden achter voor
  noord oost zuid west links rechts naast bij aan nabij bis huis nr nummer
`)

/** Kinds of streets that are also the names of some streets. */
export const ordinaryStreets = setOf(`
  schoolplein dorpsplein marktplein speelplein kerkplein stationsplein stadsplein pleintje winkelstraat hoofdstraat zijstraat
  woonwijk fietspad voetpad zandpad wandelpad bospad tuinpad zebrapad schoolweg snelweg ringweg hoofdweg landweg zandweg
  fietsstraat speelstraat speeltuin stadspark speelveld sportpark sportveld station centrum dorp kern industrieterrein
  woonerf hofje zeedijk winkelcentrum volkstuin volkstuinen schooltuin
`)

const smallWords = `
  aan achter af al alle allemaal alleen alles als altijd ander andere anders at ben bent bij bijna binnen boven buiten daar
  daarom dan dat de den der deze die dit doe doen doet door dus echt een eens eerst eigen elk elke en er ergens even gaan gaat
  gauw ga gaf geen geef geeft geven goed ging graag had hadden haar hebben heb hebt heeft heel hem hen het hier hij hoe hun
  iemand iets ik in is ja je jij jou jouw juist jullie kan kon kunnen laat laten later lang liever maar ma mag me mee meer
  meest men met mij mijn min minder moet moeten mogen na naar nee net niet niets nog nooit nu of om omdat onder ons onze ook
  op over pas per te tegen tijdens toch toen tot tussen u uit uw vaak van vanaf veel ver via voor voorbij vooral waar waarom
  wanneer want was wat we wel welke wie wij wil willen wilt worden wordt zal ze zeer zei zelf zich zij zijn zo zoals zonder
  zou zouden a an and are as be by do for he i it me my no not on or our she so that the they to us we you your all die les
  men er re e ons zie ziet zien nam neem neemt kom komt komen kwam sta staat staan lig ligt weet weten wist hou houd houdt
`

const everydayWords = `
  aandacht aanbod adem agenda antwoord appel app april arm auto avond bal band bang bank bed beeld been begin beheer bel
  bellen bericht beter bezoek bibliotheek bij blad blauw blij bloed blok boek boom boot bord bos boter brand breed brief bril
  broek broer brood bruin bureau buur buurt cadeau cent cijfer club dag dank deel deur dicht dier ding dochter doel dokter
  donker doos dorp draad droog droom druk duim duin duur echt eend eerlijk eiland eten fase feest fiets film fijn fles fout
  fris fruit gang gast geel gebouw geduld geld geluk gering gezin gezond glas goud gras grens groen groep grond haag haar hal
  half hals hand hard haven hek held helder hele helft hemel herfst hert heuvel hoek hof hok hond hoofd hoog hoop hout huis
  huizen huur ijs jaar jas jeugd jong jonge jongen jongens kaart kaas kamer kamp kan kans kant kap kast kat keer keuken kern
  keten kind kinderen klant klap klas klaver kleding kleed klein kleine kleur klok knie knop koek koel koffie kom kop koor
  kort koud kracht kroon kruis kunst kust kwaad laag laan lach lam lamp land lang langs last laten leeg leer leraar leren
  lessen leven lezen licht lied lief liefde lift lijn lijst links lip loket loon los lot lucht luister maal maan maand maat
  maart macht mand markt meel meer mees mei meid meisje melk mens mensen mes met middag mild moed moeder moe molen mond mooi
  morgen muis muur muziek naam nacht nat natuur nest net neus nieuw nieuws noord noot noten nood nota ochtend oever olie om
  ongeluk ons oog ook oom oor oost op open oranje orde oud ouder ouders oven overzicht paard paars pak pan papier paar park
  pas pen peer peper plaat plan plant plein plek plezier poort post pot praat prijs punt raad raam rad rand recht rechts
  regel regen reis rest rijk rijp ring rits rok rol rond rood rug ruim ruimte rust ruzie samen schaap schade schip schoen
  school schoon schrift slaap slag slim slot sluis smaak smal sneeuw snel soep sok som spel speld speling sport spraak spring
  stap stad stadhuis start steen steun stil stof stok storm straat strand streek stro stroom stuk taal taak tafel tak tand tas
  team tegel teken telefoon tent thee thuis tijd toets toon top trap trein trots tuin uil uitje uur vader vak vakantie val
  vast veer veilig veld ver verf verhaal vers vis vlag vlees vlucht voet vogel vol volk vraag vracht vreemd vriend vrij vrije
  vrijdag vroeg vuur waard wagen wal wand wandel warm was water weg wei weide weer week wens werk west wet wiel wijk wijs wil
  wind winkel winst winter wol wolk woord woud zaak zaal zacht zadel zak zand zee zeil zesde ziek zin zoet zolder zomer zon
  zorg zorgen zout zuid zus zuur zwaar zand juli juni augustus maandag dinsdag woensdag donderdag zaterdag zondag
`

const alsoSurnames = `
  akker appelman backer bakker bakkers bal beek beer berg bergen bergman bever blauw bleeker blij bloem bloemen blok boer
  boeren bol bom boogaard boom boomgaard boon bosch bosman bot bouwman bouwmeester brand bree breed broek broer brouwer brouwers
  brug bruggen bruin buis buiten burger bus dam dames dekker dekkers dijk dijken does dol draaier drost duif duin duivel edelman
  eik eiken engel ezel fiets gans geest goede goud graaf graven griffioen groen groene groot grote haak haan haas hagen hak
  hamer hart hartman haven heer heide heilig hek hemel heren herder hertog heuvel hoek hoeven hof hoge hoop huisman jager
  jonge jonker jong kamp kapper karper kars keizer keizers kerk kerkhof ketel kever kikker klaver klein kleine kleermaker
  klerk klok kluit knaap knecht kok kolk koning koningen konings koopman koper kooi kooijman kool koper koster kraai kraan
  kramer kroon kruid kruis kuiper kuipers kwast laan lam lamp land landman lange leeuw leeuwen leeman linde linden
  lucht maan maas man mars meer meester meesters melker merk meulen mol molen molenaar molenaars mulder mulders mus muis nagel
  nagels noord ooms oud oude paal pauw pen pijl pijper plas pleister ploeg poel polder polman poort post pot potter
  prins prinsen raaf raap ram ramen reus ridder riet rijder ring roest roos rood roode rozen ruiter rust schaap schaper schepen
  scheper schilder schilders schipper schippers schoen schout schouten schrijver schuur slaap slager slagers sloot slot sluis
  smal smid smit smits snel snoek snijder snijders spaan speelman spiegel spijker spits spoor staal stam steen steenman ster
  sterk stoel stolk stoop storm straat straten strik stroom struik tak tamboer tegel tempel timmer timmerman timmermans toren
  trommel tuin tuinman tuinstra valk veen veer veld velden velde ven verf vink visser vissers vlag vlam vliet vlieger vliegen
  vogel vogels vonk vos vrede vries vriend vroom waard wagenaar wagen wal water wever wevers weide wiel wijn wild
  wilde wilg willen winkel winter wit witte wolf wolk woud zand zee zeeman zeilmaker zilver zomer zon zwaan zwart zwarte zwager
`

const alsoFirstNames = `
  bas beer ben bloem dag fee fleur floor flip hoop iris jade jas jasmijn juni kit lente lief linde lot 
  mees mei mees min morgen olijf puck raaf robijn roos rust ster sterre stern storm tijm tip vos
  wil wijs wolf zon zomer viool april augusta merel may hope joy faith grace rose lily daisy summer sky dawn will mark
`

const alsoSchools = `
  achtbaan akker anker appel appelboom ark arend baken basis balans bolder boeg boei boemerang bommel boom boomgaard boomhut
  bongerd boog boot bosrand branding brink bron brug bruggetje burcht cirkel clown delta dijk dobber dolfijn doolhof driehoek
  driesprong driemaster dromedaris duizendpoot duinen eenhoorn eglantier eik eiland eikel esdoorn ekster fontein fakkel
  fluit gaard gouden gong haven haard hart hazelaar heuvel hoeksteen hoogte horizon horst ijsvogel ijsbreker kameleon kansen
  kastanje kei ketting kiem kikker kinderboom klaver klimboom klimop klim klinker klimroos knotwilg koers kompas krullevaar
  kring kruidentuin kruispunt kudde kubus kwartier lans lantaarn leeuwerik leilinde lichtbaak lindeboom loopplank luchtballon
  maretak meander meerpaal mees mijlpaal morgenster mozaiek meent muze nautilus octopus olijfboom opmaat opstap
  optimist oase ontdekking paradijs parel passer piramide plataan ploeg poort polsstok pionier pijler quadrant rank 
  regenboog rots rotonde ruimte reiger regenbogen samensprong schakel schatgraver schatkist schelp
  schatkamer sleutel sleutelbloem sluis speelhoek speeltuin spiegel spil spoor springplank sprong stap stapsteen steiger ster
  sterren sterrenwacht stroom talent talenten tandem toermalijn toekomst toren trampoline triangel tuimelaar twijg uilenboom
  veenpluis venster vierkant viersprong vlieger vliegenier vlinder vlindertuin vlot vogel vrijheid vuurtoren vuurvlinder
  vuurvogel waaier wandelaar wegwijzer wereld werf wervel wilg windroos windwijzer wijngaard zaaier zandloper zeester
  zonnebloem zonnewijzer zonnewende zevensprong zwaluw zwerver wingerd wending verbinding vonder vonk wissel trein twijn
  samen sterk leren werken wijzer wijs weten kunnen durven groeien bloei groei kracht rijk kans kleurrijk veelkleurig
`

export const ordinaryWords: ReadonlySet<string> = new Set(
  [smallWords, everydayWords, alsoSurnames, alsoFirstNames, alsoSchools].flatMap((words) => [...setOf(words)]),
)

/** Ordinary words that are common surnames. */
export const ordinarySurnames = setOf(alsoSurnames)

/** Common words that are too short to be half a name: two of them beside each other are no name in pieces. */
export const smallOrdinaryWords = setOf(smallWords)
