import type { WeekExplainedTexts } from '../../week-explained-texts'

export const weekExplained: WeekExplainedTexts = {
  title: 'How the figures of the week are computed',
  lead: 'The questions come from the conversation tool of JES Rijnland and Werkplaats Sociaal Domein Den Haag & Leiden. The answers and the counting are our own. The figures are made to talk about. They are not a diagnosis, and they say nothing about any one family.',
  back: 'To the week',
  parts: [
    {
      heading: 'Which calls count',
      lines: [
        'A week runs from Monday to Sunday. The date of the call decides its week.',
        'A call counts when it was completed or broken off, and the caller explained that it is confidential.',
        'Did a family have more calls in one week? Then the last completed one counts. If none was completed, the last one broken off. Only the number of calls, the channels and who chose them count all calls.',
        'For the first time means: the first call ever that counts. The other calls are again.',
      ],
    },
    {
      heading: 'Reach',
      lines: [
        'On the list are all families that the organisation knew in that week, also those on the waiting list. At a board or school these are the families with a child at such a school.',
        'Tried: there was an attempt to call this week, or a call. Reached: the parent answered or there was a call. Talked with: there was a call that counts.',
        'For the whole organisation it also says who did not want to or stopped, who waits for a number, who was stopped before and who is still to be called. The page Reach shows how that adds up to the list.',
      ],
    },
    {
      heading: 'Who is not in a figure',
      lines: [
        'Don’t know, won’t say and not asked are three different things. They never count as no. They are left out of the share and stand beside it.',
        'Not applicable means that the question does not fit the family. Without a child of 4 to 17 we do not ask about school, for example.',
        'Not yet sorted means: a text was written down, but no theme was chosen yet.',
        'Every figure says how many families it is about: 33 of 55.',
      ],
    },
    {
      heading: 'Between: how certain a figure is',
      lines: [
        'With few families a figure may be higher or lower by chance. That is why it says: between 60 and 84 %.',
        'If we talked with all families in the same circumstances, the figure would lie between those two in 19 of 20 cases. For shares this is Wilson’s interval, for means the one by the t distribution.',
      ],
    },
    {
      of: 'load',
      heading: 'Load: what weighs',
      lines: [
        'Load is about {count} parts: {items}.',
        'Each part is 0 (no load), a half (a little or sometimes) or 1 (load).',
        '{rules}',
        'For each call we take the mean of the parts with an answer. The call counts with {least} answers or more. The figure of the week is the mean over the families, times 100.',
        'All parts weigh the same. The bar shows with how many families a part is above 0.',
      ],
    },
    {
      of: 'capacity',
      heading: 'Capacity: what carries',
      lines: [
        'Capacity is about {count} parts: {items}.',
        'We compute it the same way. A call counts with {least} answers or more.',
        '{rules}',
        '{unweighed}',
        'Load and capacity belong side by side. We do not subtract them.',
      ],
    },
    {
      heading: 'Helping with homework',
      lines: [
        'The large share is: yes, divided by yes, a little and no together. No help needed and no homework stand apart.',
        'What parents lack was asked only of parents for whom it does not work, or only a little. They may name more than one thing.',
      ],
    },
    {
      heading: 'Grades from 1 to 10',
      lines: [
        'We show the mean and how often each grade was given.',
        'The change is the present grade minus the grade of the call before with the same family. Only families that gave a grade twice are in it.',
      ],
    },
    'groups',
    {
      heading: 'Board, school and municipality',
      lines: [
        'A family counts at every school of its children, as the parent named them in the call. At a board or municipality a family counts once.',
        'Shown for the whole organisation only: {organisationOnly}. In a small group families could be recognised by them.',
        'The figures of the week are for inside the organisation. In the table a share of fewer than ten families is shown as a count.',
      ],
    },
    {
      heading: 'Help',
      lines: [
        'Asked comes from the call. Agreed are the agreements from the calls of this week, with what has been done so far.',
        'Done is not yet helped. That is why it says whether it helped.',
      ],
    },
  ],
  groups: {
    crowded_home: 'four children or more, and no or only partly enough room.',
    school_letters: 'reading and understanding them does not work, or only partly.',
    shared_laptop: 'fewer than one working laptop for two children of 4 to 17.',
    falling_behind: 'the parent names this among the own worries.',
  },
  rules: {
    devices_per_child:
      'For laptops we look at the number of children of 4 to 17: one laptop per child is no load, one for two children is a half, fewer is 1.',
    themes:
      'For a question with themes the part is 1 when the parent names something, also when no theme was chosen yet. If the parent says that there is nothing, it is 0.',
  },
  unweighed: {
    doing_for_others: 'Doing something for others is left out: not being able to for now is quite normal.',
  },
}
