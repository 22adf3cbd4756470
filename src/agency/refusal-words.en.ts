/** Why an act on a target or a seat is refused, and what one could do instead. */
export const refusalWords = {
  'side.labor': 'labor',
  'side.management': 'management',
  'state.proposed': 'proposed',
  'state.agreed': 'agreed',
  'state.in_force': 'in force',
  'state.superseded': 'superseded',
  'state.withdrawn': 'withdrawn',
  'state.retired': 'retired',
  'target.notProposed':
    'This version is {state}: only a proposed one can be edited, signed or withdrawn. Propose a change of the target instead.',
  'target.newerAgreed':
    'Version {version} is agreed already and takes the place of this one. Propose a change of that one instead.',
  'target.sideSigned':
    '{by} has signed for {side} already. What is missing is a signature of the other side: ask a seat of it.',
  'target.personSigned':
    'You have signed for {side}: the two signatures are of two people. Ask somebody who has a seat of the other side.',
  'target.sameMatter':
    'The target “{name}” ({target}, version {version}) has the same scope, kind of rule and counts on some of these days. Propose a change of it, name it in insteadOf, or choose other days.',
  'target.signedBefore':
    'Both sides signed this target: only their signatures change it. A statute is a target of its own, beside it.',
  'target.insteadOfSigned':
    'insteadOf names a target that is for both sides to sign: a statute stands beside it and cannot replace it.',
  'target.nothingToRetire':
    'No version of this target is agreed or in force. A proposal that is not signed by both is withdrawn instead.',
  'sign.person':
    'A target is signed by a person; a token without one never signs. Use the token of somebody who has a seat, or sign in.',
  'sign.side': 'You do not sit for {side}. Ask somebody who has a seat of {side} to sign.',
  'grant.adminOnly': 'This is granted by an admin. Ask one.',
  'grant.seatOnly':
    '{side} has a seat: further ones are granted by a seat of {side}. Ask somebody who has one to give it.',
  'grant.seatsLeft':
    'The seats of {side} have left the roster. The next is granted by one of them: put one back on the roster first.',
  'grant.otherSide':
    '{person} sits for {side} and cannot sit for {role} as well: a target is signed by two people, one of each side. Choose somebody else.',
} as const;
