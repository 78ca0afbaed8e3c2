/** For parents, and to be read aloud: short sentences, and only what the software does today. */
export const explanation = {
  title: 'Uitleg voor ouders',
  aloud: 'Wilt u dit liever horen? Vraag uw beller om het voor te lezen.',
  toStart: 'Naar het begin',
  parts: {
    why: {
      heading: 'Wie wij zijn en waarom wij bellen',
      lines: {
        who: 'Wij, dat is de organisatie die u belt. De naam hoort u aan het begin van het gesprek.',
        reason:
          'Wij willen weten hoe het gaat met u en uw kinderen. Wat gaat er goed? En kunnen wij ergens mee helpen?',
        product: 'Wat u vertelt, schrijft de beller op in Nabij. Dat is een programma voor deze gesprekken.',
      },
    },
    conversation: {
      heading: 'Het is een gesprek',
      lines: {
        free: 'U hoeft geen enkele vraag te beantwoorden. “Dat weet ik niet” is altijd goed. “Dat wil ik niet zeggen” ook.',
        stop: 'U mag nee zeggen tegen het gesprek. U mag ook altijd stoppen. U hoeft niet te zeggen waarom.',
        way: 'Praat u het liefst aan de telefoon, met beeld of anders? Zeg het tegen de beller.',
        again:
          'De beller vraagt of wij u nog eens mogen bellen. Zegt u nee? Dan bellen wij niet meer, tot u er zelf om vraagt.',
      },
    },
    recorded: {
      heading: 'Wij nemen niets op',
      lines: { nothing: 'Wij nemen geen geluid op en geen beeld. De beller schrijft alleen mee.' },
    },
    noted: {
      heading: 'Wat wij opschrijven',
      list: {
        answers: 'Uw antwoorden op dertig vragen, voor zover u antwoord geeft.',
        notes: 'Notities van de beller.',
        help: 'De hulp die wij afspreken, en of die hielp.',
        reach: 'Uw naam en telefoonnummer, en soms uw e-mail en adres.',
        safe: 'Wanneer en hoe wij u veilig kunnen bellen.',
        calls: 'Wanneer wij u belden, en of u opnam.',
        languages: 'De talen die u thuis spreekt.',
        children: 'De leeftijd en de school van uw kinderen. Hun namen vragen wij niet.',
      },
      lines: { worry: 'Maakt de beller zich zorgen? Dan kan de beller dat opschrijven voor de coördinator.' },
    },
    seen: {
      heading: 'Wie dit ziet',
      lines: {
        both: 'Uw beller ziet wat u heeft verteld. De coördinator van de organisatie ziet het ook.',
        next: 'Krijgt u een nieuwe beller? Dan ziet de nieuwe beller het, en de vorige niet meer.',
        colleague:
          'Soms helpt een andere collega u. Die ziet welke hulp is afgesproken. Uw naam staat daar niet bij, alleen een nummer.',
        others: 'Een coach helpt de bellers. De beheerder regelt wie mag inloggen. Zij zien niet wie u bent.',
      },
    },
    danger: {
      heading: 'Eén uitzondering: gevaar',
      lines: { help: 'Is er iemand in gevaar? Dan zoeken wij hulp. Als het kan, zeggen wij dat eerst tegen u.' },
    },
    outside: {
      heading: 'Wat school en gemeente krijgen',
      lines: {
        never:
          'School en gemeente kunnen niet bij uw gesprek. Zij krijgen nooit te lezen wat u zegt. Zij krijgen ook nooit uw naam.',
        groups: 'Cijfers delen wij alleen over een groep. In zo’n groep zitten altijd minstens tien gezinnen.',
        summary:
          'Elke week maken wij een samenvatting. Daarin staat ongeveer hoeveel ouders iets zeggen, nooit precies hoeveel. Twee mensen kijken ernaar voor die naar buiten gaat.',
        quote:
          'Soms vertellen wij na wat meer gezinnen zeggen. Dat doen wij in onze eigen woorden, zonder namen. Wij vragen u eerst of dat goed is.',
        school: 'Wilt u hulp bij het contact met school? Dan spreken wij eerst met u af wat de school hoort.',
      },
    },
    score: {
      heading: 'Geen score en geen profiel',
      lines: {
        none: 'Bij uw naam staat geen score. Wij maken geen profiel van u. De computer voorspelt niets over u.',
        grade: 'Wij vragen u welk cijfer u geeft voor hoe het gaat. Dat cijfer beslist niets.',
        order: 'Uw antwoorden bepalen niet wie wij het eerst bellen.',
      },
    },
    rights: {
      heading: 'Zien, verbeteren of wissen',
      lines: {
        ask: 'U mag vragen wat wij over u hebben opgeschreven. U mag het zien. Klopt er iets niet? Dan mag u vragen om het te verbeteren.',
        erase: 'U mag ook vragen om het te wissen.',
        kept: 'Een samenvatting die er al is, blijft zoals hij is. U bent daarin niet te vinden.',
        whom: 'Vraag het aan uw beller of aan de coördinator. De coördinator regelt het met wie het programma beheert.',
      },
    },
  },
}
