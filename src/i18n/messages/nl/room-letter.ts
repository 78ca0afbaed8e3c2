/** The e-mail to an interpreter with their link to a call. */
export const roomLetter = {
  subject: 'Uw link om te tolken',
  lead: '{caller} van {organisation} vraagt u om te tolken bij een gesprek met beeld of geluid. Dit is uw eigen link:',
  opens: 'De link werkt vanaf {day} om {time} uur. U hoeft niets te installeren. De beller laat u binnen.',
  alone: 'Zorg dat u alleen bent en dat niemand meeluistert of meekijkt.',
  closing: 'De link is alleen voor u: stuur hem niet door. Lukt het niet? Bel {organisation}.',
}
