import type { WeekExplainedTexts } from '../../week-explained-texts'

export const weekExplained: WeekExplainedTexts = {
  title: 'Hoe de cijfers van de week zijn berekend',
  lead: 'De vragen komen uit de gesprekstool van JES Rijnland en de Werkplaats Sociaal Domein Den Haag & Leiden. De antwoorden en het rekenen hebben wij zelf gemaakt. De cijfers zijn bedoeld om over te praten. Ze zijn geen diagnose, en ze zeggen niets over één gezin.',
  back: 'Naar de week',
  parts: [
    {
      heading: 'Welke gesprekken tellen mee',
      lines: [
        'Een week loopt van maandag tot en met zondag. De datum van het gesprek bepaalt de week.',
        'Een gesprek telt mee als het is afgerond of afgebroken, en als de beller heeft uitgelegd dat het vertrouwelijk is.',
        'Had een gezin meer gesprekken in één week? Dan telt het laatste afgeronde gesprek. Is er geen afgerond gesprek, dan telt het laatste dat is afgebroken. Alleen bij het aantal gesprekken, de kanalen en wie dat koos, tellen alle gesprekken.',
        'Voor het eerst betekent: het eerste gesprek ooit dat meetelt. De andere gesprekken zijn opnieuw.',
      ],
    },
    {
      heading: 'Bereik',
      lines: [
        'Op de lijst staan alle gezinnen die in die week bij de organisatie bekend waren, ook die op de wachtlijst. Bij een bestuur of school zijn dat de gezinnen met een kind op zo’n school.',
        'Geprobeerd: er was deze week een poging om te bellen, of een gesprek. Bereikt: de ouder nam op of er was een gesprek. Gesproken: er was een gesprek dat meetelt.',
        'Voor de hele organisatie staat erbij wie niet wilde of stopte, wie op een nummer wacht, wie eerder is gestopt en wie nog te bellen is. De pagina Bereik laat zien hoe dat optelt tot de lijst.',
      ],
    },
    {
      heading: 'Wie niet meetelt in een cijfer',
      lines: [
        'Weet ik niet, wil ik niet zeggen en niet gevraagd zijn drie verschillende dingen. Ze tellen nooit als nee. Ze doen niet mee in het percentage en staan er apart bij.',
        'Niet van toepassing betekent dat de vraag niet bij het gezin past. Zonder kind van 4 tot en met 17 jaar vragen we bijvoorbeeld niet naar school.',
        'Nog niet ingedeeld betekent: er is een tekst opgeschreven, maar nog geen thema gekozen.',
        'Achter elk cijfer staat bij hoeveel gezinnen het hoort: 33 van 55.',
      ],
    },
    {
      heading: 'Tussen: hoe zeker een cijfer is',
      lines: [
        'Bij weinig gezinnen kan een cijfer door toeval hoger of lager uitvallen. Daarom staat erbij: tussen 60 en 84 %.',
        'Zouden we alle gezinnen in dezelfde omstandigheden spreken, dan ligt het cijfer in 19 van de 20 keer tussen die twee. Bij percentages rekenen we dat uit volgens Wilson, bij gemiddelden met de t-verdeling.',
      ],
    },
    {
      of: 'load',
      heading: 'Draaglast: wat er drukt',
      lines: [
        'De draaglast gaat over {count} onderdelen: {items}.',
        'Elk onderdeel is 0 (geen last), een half (een beetje of soms) of 1 (last).',
        '{rules}',
        'Per gesprek nemen we het gemiddelde van de onderdelen met een antwoord. Het gesprek telt mee bij {least} of meer antwoorden. Het cijfer van de week is het gemiddelde over de gezinnen, keer 100.',
        'Alle onderdelen wegen even zwaar. De balk laat zien bij hoeveel gezinnen een onderdeel meer dan 0 is.',
      ],
    },
    {
      of: 'capacity',
      heading: 'Draagkracht: wat er draagt',
      lines: [
        'De draagkracht gaat over {count} onderdelen: {items}.',
        'We rekenen op dezelfde manier. Een gesprek telt mee bij {least} of meer antwoorden.',
        '{rules}',
        '{unweighed}',
        'Draaglast en draagkracht horen naast elkaar. We trekken ze niet van elkaar af.',
      ],
    },
    {
      heading: 'Helpen met huiswerk',
      lines: [
        'Het grote percentage is: ja, gedeeld door ja, een beetje en nee samen. Hulp niet nodig en geen huiswerk staan apart.',
        'Wat ouders missen is alleen gevraagd aan ouders bij wie het niet of een beetje lukt. Zij kunnen meer noemen.',
      ],
    },
    {
      heading: 'Cijfers van 1 tot 10',
      lines: [
        'We laten het gemiddelde zien en hoe vaak elk cijfer is gegeven.',
        'De verandering is het cijfer van nu min het cijfer van het vorige gesprek met hetzelfde gezin. Alleen gezinnen die twee keer een cijfer gaven tellen mee.',
      ],
    },
    'groups',
    {
      heading: 'Bestuur, school en gemeente',
      lines: [
        'Een gezin telt mee bij elke school van de kinderen, zoals de ouder die in het gesprek noemde. Bij een bestuur of gemeente telt een gezin één keer.',
        'Alleen voor de hele organisatie laten we zien: {organisationOnly}. In een kleine groep zijn gezinnen daaraan te herkennen.',
        'De weekcijfers zijn voor binnen de organisatie. Een percentage van minder dan tien gezinnen laten we in de tabel als aantal zien.',
      ],
    },
    {
      heading: 'Hulp',
      lines: [
        'Gevraagd komt uit het gesprek. Afgesproken zijn de afspraken uit de gesprekken van deze week, met wat ervan gedaan is tot nu toe.',
        'Gedaan is nog niet geholpen. Daarom staat erbij of het hielp.',
      ],
    },
  ],
  groups: {
    crowded_home: 'vier of meer kinderen, en niet of maar een beetje genoeg ruimte.',
    school_letters: 'lezen en begrijpen lukt niet of een beetje.',
    shared_laptop: 'minder dan één werkende laptop voor twee kinderen van 4 tot en met 17 jaar.',
    falling_behind: 'de ouder noemt dit bij de eigen zorgen.',
  },
  rules: {
    devices_per_child:
      'Bij laptops kijken we naar het aantal kinderen van 4 tot en met 17 jaar: één laptop per kind is geen last, één voor twee kinderen is een half, minder is 1.',
    themes:
      'Bij een vraag met thema’s is het onderdeel 1 als de ouder iets noemt, ook als er nog geen thema is gekozen. Zegt de ouder dat er niets is, dan is het 0.',
  },
  unweighed: {
    doing_for_others: 'Iets voor anderen doen telt niet mee: dat even niet kunnen is heel gewoon.',
  },
}
