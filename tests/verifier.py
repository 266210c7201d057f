#!/usr/bin/env python3
"""A second verifier of records, written from docs/protocol.md alone: Python 3, standard library only.

    python3 tests/verifier.py FILE [--key HEX] [--entry HEX] [--receipt CODE|FILE]... [--json]
    python3 tests/verifier.py --batch        (one JSON object a line on standard input: text, key, entry, receipts)

It makes the numbered checks of `consult verify` and ends as that does: 0 if every check holds, 1 if one fails, 2 if the command is not
understood. It shares no code with the first: what both say of a record was worked out twice.
"""
import hashlib
import json
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction

NAMES = ['form', 'manifest', 'chain', 'opening', 'ballots', 'roll', 'revisions', 'marks', 'times', 'result', 'recount',
         'declaration', 'signature', 'receipts']
KINDS = {'opened': 1, 'cast': 2, 'extended': 3, 'closed': 4, 'tallied': 5, 'declared': 6, 'voided': 7}


class Fault(Exception):
    """A check does not hold; its text says what is wrong first."""


class NotDone(Exception):
    """This verifier cannot make the check, and says so instead of passing it."""


# --- Reading ---------------------------------------------------------------------------------------------------------------------

def read_value(text):
    """JSON, but no name twice in one object, no number without an end, no half of a surrogate pair, at most 64 levels."""
    def number(spelt):
        value = float(spelt)
        if value != value or value in (float('inf'), float('-inf')):
            raise Fault('a number has no end')
        return int(value) if value == int(value) else value

    def members(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Fault('a name stands twice in one object')
        return found

    def no_constant(word):
        raise Fault(f'{word} is no JSON')

    try:
        value = json.loads(text, parse_int=number, parse_float=number, parse_constant=no_constant, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        raise Fault(f'no JSON text: {error}') from None
    check_plain(value, 0)
    return value


def check_plain(value, depth):
    if isinstance(value, str):
        if any(0xD800 <= ord(sign) <= 0xDFFF for sign in value):
            raise Fault('half of a surrogate pair')
    elif isinstance(value, (dict, list)):
        if depth >= 64:
            raise Fault('nested too deep')
        for name in value if isinstance(value, dict) else ():
            check_plain(name, depth)
        for inner in value.values() if isinstance(value, dict) else value:
            check_plain(inner, depth + 1)


# --- Canonical JSON (RFC 8785) -----------------------------------------------------------------------------------------------------

ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def canonical(value):
    if value is None:
        return 'null'
    if value is True or value is False:
        return 'true' if value else 'false'
    if isinstance(value, str):
        return '"' + ''.join(ESCAPES.get(s) or (f'\\u{ord(s):04x}' if s < ' ' else s) for s in value) + '"'
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, list):
        return '[' + ','.join(canonical(item) for item in value) + ']'
    names = sorted(value, key=lambda name: name.encode('utf-16-be'))
    return '{' + ','.join(canonical(name) + ':' + canonical(value[name]) for name in names) + '}'


def number_text(value):
    """As ECMAScript prints a double: the shortest digits that read back as the same, laid out by its own rules."""
    if value == 0:
        return '0'
    sign, spelt = ('-', repr(-float(value))) if value < 0 else ('', repr(float(value)))
    mantissa, _, power = spelt.partition('e')
    whole, _, rest = mantissa.partition('.')
    digits = (whole + rest).lstrip('0')
    point = len(whole) + int(power or 0) - (len(whole + rest) - len(digits))
    digits = digits.rstrip('0')
    if len(digits) <= point <= 21:
        return sign + digits + '0' * (point - len(digits))
    if 0 < point <= 21:
        return f'{sign}{digits[:point]}.{digits[point:]}'
    if -6 < point <= 0:
        return f'{sign}0.{"0" * -point}{digits}'
    tail = f'.{digits[1:]}' if len(digits) > 1 else ''
    return f'{sign}{digits[0]}{tail}e{"+" if point > 0 else "-"}{abs(point - 1)}'


def digest(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()


# --- Ed25519 (RFC 8032, section 5.1) -----------------------------------------------------------------------------------------------

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return x * y % P, z * t % P, y * z % P, x * t % P


def times(scalar, point):
    found = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = add(found, point)
        point, scalar = add(point, point), scalar >> 1
    return found


def x_of(y, odd):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if odd else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if (x & 1) != odd else x


def point_of(encoded):
    number = int.from_bytes(encoded, 'little')
    y = number & ((1 << 255) - 1)
    x = x_of(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def is_signed(key, signature, message):
    public, first = point_of(key), point_of(signature[:32])
    second = int.from_bytes(signature[32:], 'little')
    if public is None or first is None or second >= ORDER:
        return False
    factor = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % ORDER
    left, right = times(second, BASE), add(first, times(factor, public))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- Check 1: the form, as docs/record.schema.json says it (the words of JSON Schema that it uses, and no others) --------------------

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'docs', 'record.schema.json'), encoding='utf-8') as file:
    SCHEMA = json.load(file)

KNOWN_WORDS = {'$schema', '$id', '$defs', '$ref', 'title', 'description', 'type', 'const', 'enum', 'pattern', 'minimum', 'maximum',
               'minItems', 'items', 'properties', 'required', 'additionalProperties', 'oneOf'}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TYPES = {
    'null': lambda value: value is None,
    'boolean': lambda value: isinstance(value, bool),
    'string': lambda value: isinstance(value, str),
    'integer': lambda value: isinstance(value, int) and not isinstance(value, bool),
    'array': lambda value: isinstance(value, list),
    'object': lambda value: isinstance(value, dict),
}


def equal(a, b):
    return type(a) is type(b) and a == b


def misfit(value, schema, at=''):
    """Where a value first does not fit, or None."""
    unknown = set(schema) - KNOWN_WORDS
    if unknown:
        raise NotImplementedError(f'the schema says {unknown}')
    if '$ref' in schema:
        return misfit(value, SCHEMA['$defs'][schema['$ref'].rsplit('/', 1)[1]], at)
    if 'oneOf' in schema:
        return None if sum(misfit(value, one, at) is None for one in schema['oneOf']) == 1 else at
    kinds = schema.get('type', [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if kinds and not any(TYPES[kind](value) for kind in kinds):
        return at
    if 'const' in schema and not equal(value, schema['const']):
        return at
    if 'enum' in schema and not any(equal(value, one) for one in schema['enum']):
        return at
    if 'pattern' in schema and isinstance(value, str) and not re.fullmatch(schema['pattern'].strip('^$'), value):
        return at
    if is_number(value) and not schema.get('minimum', value) <= value <= schema.get('maximum', value):
        return at
    if isinstance(value, list):
        if len(value) < schema.get('minItems', 0):
            return at
        inner = ((misfit(item, schema['items'], f'{at}/{n}') for n, item in enumerate(value)) if 'items' in schema else ())
        return next((found for found in inner if found is not None), None)
    if isinstance(value, dict):
        return misfit_of_object(value, schema, at)
    return None


def misfit_of_object(value, schema, at):
    for name in schema.get('required', []):
        if name not in value:
            return f'{at}/{name}'
    for name, inner in value.items():
        own = schema.get('properties', {}).get(name, schema.get('additionalProperties', True))
        found = f'{at}/{name}' if own is False else None if own is True else misfit(inner, own, f'{at}/{name}')
        if found is not None:
            return found
    return None


# --- Checks 2 to 13 ----------------------------------------------------------------------------------------------------------------

INSTANT = re.compile('[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z')


def microseconds(instant):
    """Since 1970; None for what is no instant of a day and an hour that exist."""
    if not isinstance(instant, str) or not INSTANT.fullmatch(instant) or instant[:4] == '0000':
        return None
    try:
        time = datetime.strptime(instant, '%Y-%m-%dT%H:%M:%S.%fZ').replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    # A minute has 60 seconds here: second 60 would be read as another instant.
    return None if instant[17:19] == '60' else (time - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(microseconds=1)


def facts_of(event):
    """The facts of an event, or None where they are no canonical text of an object."""
    try:
        value = read_value(event['facts'])
    except Fault:
        return None
    return value if isinstance(value, dict) and canonical(value) == event['facts'] else None


class Verifier:
    def __init__(self, record, key=None, entry=None, receipts=()):
        self.record, self.key, self.entry, self.receipts_kept = record, key, entry, receipts
        self.manifest = record['manifest']
        self.ballot_list = record['ballots']
        self.is_secret = self.manifest['secrecy'] == 'secret'
        self.event_list = [dict(event, facts=facts_of(event) or {}) for event in record['events']]

    def answers(self):
        """Who answered, with which revision, when and where in the chain: in a secret round only the entries say it."""
        if not self.is_secret:
            return self.ballot_list
        return [{'member': event['facts'].get('member'), 'revision': event['facts'].get('revision'), 'acceptedAt': event['at'],
                 'position': event['position']} for event in self.of_kind('cast')]

    def of_kind(self, *kinds):
        return [event for event in self.event_list if event['kind'] in [KINDS[kind] for kind in kinds]]

    def manifest_check(self):
        if digest(self.manifest) != self.record['manifestHash']:
            raise Fault('the manifest has another digest')

    def chain(self):
        previous = bytes(32)
        for number, event in enumerate(self.record['events'], 1):
            time = microseconds(event['at'])
            if event['position'] != number or facts_of(event) is None or time is None:
                raise Fault(f'entry {number} is out of order, not canonical or at no time')
            layout = (bytes([1, event['kind']]) + bytes.fromhex(self.manifest['round'].replace('-', ''))
                      + number.to_bytes(8, 'big') + time.to_bytes(8, 'big', signed=True)
                      + hashlib.sha256(event['facts'].encode()).digest() + previous)
            if hashlib.sha256(layout).hexdigest() != event['hash']:
                raise Fault(f'entry {number} was altered')
            previous = bytes.fromhex(event['hash'])
        if self.entry is not None and all(event['hash'] != self.entry for event in self.event_list):
            raise Fault('the entry that is known does not stand in this chain')

    def opening(self):
        opened = self.of_kind('opened')
        if len(opened) != 1 or self.event_list[0]['kind'] != KINDS['opened']:
            raise Fault('the chain does not begin with one opening')
        if opened[0]['facts'].get('manifest') != self.record['manifestHash']:
            raise Fault('the opening names another manifest')

    def ballots(self):
        casts = self.of_kind('cast')
        if len(casts) != len(self.ballot_list):
            raise Fault(f'{len(casts)} cast entries, {len(self.ballot_list)} ballots')
        if self.is_secret:
            self.secret_ballots(casts)
            return
        for event, ballot in zip(casts, self.ballot_list):
            own = {name: ballot[name] for name in ('member', 'revision', 'marks', 'abstains', 'nonce')}
            made = digest(dict(own, version=1, manifest=self.record['manifestHash']))
            facts = event['facts']
            if event['position'] != ballot['position'] or event['at'] != ballot['acceptedAt'] or facts.get('ballot') != made:
                raise Fault(f'the ballot of {ballot["member"]}, revision {ballot["revision"]}, does not fit its entry')
            if not equal(facts.get('member'), ballot['member']) or not equal(facts.get('revision'), ballot['revision']):
                raise Fault(f'the ballot of {ballot["member"]} stands under another entry')

    def secret_ballots(self, casts):
        for event in casts:
            if set(event['facts']) != {'account', 'member', 'revision'}:
                raise Fault(f'entry {event["position"]} tells more than who answered')
        ids = [ballot['id'] for ballot in self.ballot_list]
        if ids != sorted(set(ids)):
            raise Fault('the ballots do not stand in the order of their ids')
        digests = b''.join(bytes.fromhex(digest(dict(ballot, version=1, manifest=self.record['manifestHash'])))
                           for ballot in self.ballot_list)
        for event in self.of_kind('closed'):
            if event['facts'].get('ballots') != hashlib.sha256(digests).hexdigest():
                raise Fault(f'entry {event["position"]} names other ballots')

    def roll(self):
        members = [entry['member'] for entry in self.manifest['roll']]
        if len(set(members)) != len(members):
            raise Fault('a Member stands on the roll twice')
        for ballot in self.answers():
            if ballot['member'] not in members:
                raise Fault(f'{ballot["member"]} is not on the roll')

    def revisions(self):
        last = {}
        for ballot in sorted(self.answers(), key=lambda one: one['position']):
            if ballot['revision'] != last.get(ballot['member'], 0) + 1:
                raise Fault(f'{ballot["member"]} has revision {ballot["revision"]}')
            last[ballot['member']] = ballot['revision']

    def marks(self):
        for at, ballot in enumerate(self.ballot_list, 1):
            if not self.is_valid(ballot):
                raise Fault(f'ballot {at} breaks the form')

    def is_valid(self, ballot):
        form, marks, width = self.manifest['form'], ballot['marks'], len(self.manifest['options'])
        if ballot['abstains'] or marks is None:
            return ballot['abstains'] and marks is None
        if len(marks) != width:
            return False
        given = [mark for mark in marks if mark is not None]
        name = form['form']
        if name in ('choose', 'approve'):
            chosen = marks.count(1)
            letters = [chr(65 + at) for at, mark in enumerate(marks) if mark == 1]
            if any(sum(letter in letters for letter in set(one['letters'])) > one['places'] for one in form.get('groups', [])):
                return False
            return set(marks) <= {0, 1} and form['minimum'] <= chosen <= form.get('maximum', width)
        if name == 'rank':
            strict = form['equalRanks'] or len(set(given)) == len(given)
            return strict and len(given) >= form['minimum'] and all(1 <= mark <= width for mark in given)
        if name == 'score':
            return len(given) >= 1 and all(0 <= mark <= form['max'] for mark in given)
        if name == 'points':
            return (len(given) == width and all(0 <= mark <= form['max'] for mark in given)
                    and 1 <= sum(given) <= form['budget'])
        return set(marks) <= {1, -1}

    def times(self):
        close = self.manifest['closesAt']
        for event in self.of_kind('extended'):
            start, end = event['facts'].get('from'), event['facts'].get('to')
            if start != close or event['at'] >= close or microseconds(end) is None or end <= close:
                raise Fault(f'entry {event["position"]} is no extension of {close}')
            close = end
        closings = self.of_kind('closed')
        if len(closings) != 1:
            raise Fault('the round was not closed exactly once')
        end, by = closings[0]['facts'].get('closedAt'), closings[0]['facts'].get('by')
        if microseconds(end) is None or end > close or (by == 'clock' and end != close):
            raise Fault('the round was closed at another hour than its effective close')
        for ballot in self.answers():
            if not self.manifest['opensAt'] <= ballot['acceptedAt'] < end:
                raise Fault(f'the ballot of {ballot["member"]} is outside of the hours')
        place = closings[0]['position']
        for event in self.of_kind('opened', 'cast', 'extended'):
            if event['position'] > place:
                raise Fault(f'entry {event["position"]} stands after the close')
        for event in self.of_kind('tallied', 'declared'):
            if event['position'] < place:
                raise Fault(f'entry {event["position"]} stands before the close')

    def result(self):
        if digest(self.record['result']) != self.record['resultHash']:
            raise Fault('the result has another digest')
        for event in self.of_kind('closed', 'tallied'):
            if event['facts'].get('result') != self.record['resultHash']:
                raise Fault(f'entry {event["position"]} names another result')

    def recount(self):
        own, claimed = Recount(self.record), self.record['result']
        parts = own.around()
        # Whatever the rule, who took part is counted here.
        if any(canonical(parts[name]) != canonical(claimed.get(name)) for name in parts):
            raise Fault('the recount gives other figures of who took part')
        if not all(self.is_valid(ballot) for ballot in self.ballot_list):
            raise NotDone('recount not done here: a ballot breaks the form')
        if canonical(dict(parts, count=own.count())) != canonical(claimed):
            raise Fault('the recount gives another result')

    def declaration(self):
        declared, declaration = self.of_kind('declared'), self.record['declaration']
        if len(declared) > 1 or bool(declared) != (declaration is not None):
            raise Fault('the declaration and its entry are not one each')
        if declared and declared[0]['facts'].get('digest') != digest(declaration):
            raise Fault('the declaration was altered')

    def signature(self):
        record = self.record
        if self.key is not None and self.key != record['publicKey']:
            raise Fault('it is signed with another key than the one known')
        last = record['events'][-1]
        head = {'format': 'consultation-record', 'version': 1, 'exportedAt': record['exportedAt'], 'round': self.manifest['round'],
                'manifest': record['manifestHash'], 'result': record['resultHash'], 'position': last['position'],
                'hash': last['hash']}
        self.signed(record['signature'], head)

    def signed(self, signature, head):
        key = bytes.fromhex(self.record['publicKey'])
        if not is_signed(key, bytes.fromhex(signature), canonical(head).encode()):
            raise Fault('the signature does not fit')

    def receipts(self):
        for kept in self.receipts_kept:
            casts = {event['position']: event for event in self.of_kind('cast')}
            if isinstance(kept, str):
                if all(code_of(event) != kept for event in casts.values()):
                    raise Fault(f'no ballot has the code {kept}')
                continue
            event = casts.get(kept.get('position'))
            names = ('round', 'manifestHash', 'member', 'revision', 'position', 'eventHash', 'acceptedAt', 'format', 'version')
            facts = {name: kept.get(name) for name in names}
            if kept.get('ballotHash') is not None:
                facts['ballotHash'] = kept['ballotHash']
            own = event and {'round': self.manifest['round'], 'manifestHash': self.record['manifestHash'], 'version': 1,
                             'member': event['facts'].get('member'), 'revision': event['facts'].get('revision'),
                             'position': event['position'], 'eventHash': event['hash'], 'acceptedAt': event['at'],
                             'format': 'consultation-receipt'}
            if event and event['facts'].get('ballot') is not None:
                own['ballotHash'] = event['facts']['ballot']
            if own != facts or code_of(event) != kept.get('code'):
                raise Fault('a receipt does not agree with its entry')
            self.signed(kept['signature'], facts)


def code_of(event):
    number, code = int(str(event['facts'].get('ballot') or event['hash'])[:32], 16), ''
    for _ in range(8):
        number, sign = divmod(number, 31)
        code += '23456789ABCDEFGHJKMNPQRSTUVWXYZ'[sign]
    return f'{code[:4]}-{code[4:]}'


# --- Check 11: the count anew --------------------------------------------------------------------------------------------------------

class Recount:
    def __init__(self, record):
        self.record, self.manifest = record, record['manifest']
        self.form, self.rule = self.manifest['form'], self.manifest['rule']
        self.letters = [option['letter'] for option in self.manifest['options']]
        self.is_secret = self.manifest['secrecy'] == 'secret'
        # In a secret round each ballot is final, and nobody knows whose it is.
        current = dict(enumerate(record['ballots'])) if self.is_secret else {}
        for ballot in () if self.is_secret else record['ballots']:
            if ballot['revision'] > current.get(ballot['member'], {'revision': 0})['revision']:
                current[ballot['member']] = ballot
        self.current = current
        self.rows = [self.row(ballot) for ballot in current.values() if not ballot['abstains']]
        self.abstentions = len(current) - len(self.rows)

    def row(self, ballot):
        marks = (ballot['marks'] or [])[:len(self.letters)]
        return marks + [None] * (len(self.letters) - len(marks))

    def around(self):
        """Everything of the result but the count itself."""
        parts = {'version': 1, 'round': self.manifest['round'], 'manifest': self.record['manifestHash'],
                 'participation': participation(len(self.manifest['roll']), list(self.current.values())), 'groups': [] if self.is_secret else self.groups()}
        if self.form['form'] in ('rank', 'score'):
            parts['marked'] = {letter: tally(row[at] for row in self.rows) for at, letter in enumerate(self.letters)}
        return parts

    def groups(self):
        roll = {entry['member']: entry['group'] for entry in self.manifest['roll']}
        names = sorted(set(roll.values()), key=lambda name: (name is None, (name or '').encode('utf-16-be')))
        figures = []
        for name in names:
            own = [ballot for member, ballot in self.current.items() if member in roll and roll[member] == name]
            entitled = sum(entry['group'] == name for entry in self.manifest['roll'])
            figures.append(dict(participation(entitled, own), group=name, votes=self.votes([self.row(ballot) for ballot in own])))
        if self.manifest['secrecy'] != 'recorded':
            hide_small(figures)
        return figures

    def votes(self, rows):
        summed = self.form['form'] in ('score', 'points')
        return {letter: sum((row[at] or 0) if summed else int(row[at] == 1) for row in rows)
                for at, letter in enumerate(self.letters)}

    def count(self):
        name, given = self.rule['name'], self.rule.get('parameters', {})
        form, places = self.form['form'], self.rule['places']
        if 'groups' in self.form:
            return self.not_here()
        if form == 'choose' and name in ('plurality', 'approval') or form == 'approve' and name == 'approval':
            return self.highest(dict(given), places) if not given else self.not_here()
        if form == 'choose' and name in ('block', 'limited') and not given:
            most = places if name == 'block' else max(1, places - 1)
            return self.highest({}, places) if self.form['maximum'] <= most else self.not_here()
        if form == 'points' and name == 'cumulative' and not given:
            return self.highest({'budget': str(self.form['budget'])}, places)
        if form == 'score' and name == 'score' and given.get('figure', 'sum') == 'sum' and set(given) <= {'figure', 'minimum'}:
            parameters = {'figure': 'sum', 'minimum': given.get('minimum', '0'), 'max': str(self.form['max'])}
            return self.highest(parameters, places)
        if form == 'decide' and name == 'decision' and given.get('preset', 'plain') == 'plain' and len(self.letters) == 1:
            return self.decide(given)
        return self.not_here()

    def not_here(self):
        raise NotDone(f'recount not done here: rule {self.rule["name"]}')

    def counted(self, parameters, seats, **parts):
        steps = [dict(step, n=n) for n, step in enumerate(parts.pop('steps'), 1)]
        return dict({'rule': self.rule['name'], 'form': self.form['form'], 'seats': seats, 'options': self.letters,
                     'parameters': parameters, 'valid': len(self.rows), 'invalid': 0, 'invalidPapers': [], 'tied': None,
                     'outcomes': None, 'scores': {}, 'standing': [], 'rounds': [], 'pairwise': None, 'ties': [], 'details': {},
                     'steps': steps}, **parts)

    def highest(self, parameters, places):
        """The highest figures take the places; equals at the edge are a tie and stay one."""
        figures = self.votes(self.rows)
        steps = [step('ballots', ballots=len(self.rows), places=places)]
        steps += [step('figure', option=[letter], votes=str(figures[letter])) for letter in self.letters]
        levels = [[letter for letter in self.letters if figures[letter] == figure]
                  for figure in sorted(set(figures.values()), reverse=True)]
        elected, tied, standing, ties = [], None, [], []
        for level in levels:
            place, votes = len(standing) + 1, str(figures[level[0]])
            rank = f'{place}=' if len(level) > 1 else str(place)
            standing += [{'option': letter, 'votes': votes, 'place': place, 'rank': rank} for letter in level]
            left = places - len(elected)
            if tied or left == 0:
                continue
            if len(level) > left:
                tied = {'places': left, 'among': level, 'stage': 'places'}
                ties = [{'stage': 'places', 'question': 'place', 'among': level, 'by': 'open', 'chosen': []}]
                steps.append(step('tieOpen', options=level, votes=votes, places=left, chosen=[]))
                continue
            elected += level
            steps.append(step('takes', options=level, votes=votes, places=places))
            if len(level) > 1:
                steps.append(step('equalInside', options=level, votes=votes))
        if places > len(self.letters):
            steps.append(step('notFilled', places=places - len(self.letters)))
        scores = {letter: str(figures[letter]) for letter in self.letters}
        return self.counted(parameters, places, elected=elected, tied=tied, scores=scores, standing=standing, ties=ties, steps=steps)

    def decide(self, given):
        """More than half of yes and no, or the share that is asked instead; equally divided is not adopted."""
        yes, no = (sum(row[0] == mark for row in self.rows) for mark in (1, -1))
        voted, members = len(self.rows) + self.abstentions, len(self.manifest['roll'])
        abstain = voted - yes - no
        parameters = {'preset': 'plain', 'threshold': given.get('threshold', 'preset'), 'members': str(members),
                      'abstain': str(self.abstentions), 'secondVote': given.get('secondVote', 'no'),
                      'chair': given.get('chair', 'silent')}
        shares = {'preset': (1, 2), '1/2': (1, 2), '2/3': (2, 3), '3/4': (3, 4), '1/1': (1, 1)}
        if not set(given) <= {'preset', 'threshold', 'secondVote'} or parameters['threshold'] not in shares:
            return self.not_here()
        top, bottom = shares[parameters['threshold']]
        base = yes + no
        share = Fraction(top * base, bottom)
        required = max(1, share.__floor__() + 1 if (top, bottom) == (1, 2) else share.__ceil__())
        says = {(1, 2): 'requiredMajority', (2, 3): 'requiredTwoThirds', (3, 4): 'requiredThreeQuarters', (1, 1): 'requiredAll'}
        steps = [step('voteFigures', yes=yes, no=no, abstain=abstain, invalid=0, present=voted, members=members),
                 step('baseEmpty' if base == 0 else says[(top, bottom)], base=base, required=required, numerator=top,
                      denominator=bottom)]
        adopted = yes >= required
        if yes == no and 0 < yes < required:
            steps.append(step('tieRejected'))
        else:
            steps += [step('reached' if adopted else 'notReached', yes=yes, required=required),
                      step('adopted' if adopted else 'rejected')]
        details = {'outcome': 'adopted' if adopted else 'rejected', 'yes': yes, 'no': no, 'abstain': abstain, 'base': base,
                   'required': required, 'source': 'More than half of those present and voting'}
        return self.counted(parameters, 1, elected=self.letters[:1] if adopted else [], scores={self.letters[0]: str(yes)},
                            details=details, steps=steps)


def step(key, **values):
    return {'key': key, 'values': values}


def participation(entitled, ballots):
    abstentions = sum(ballot['abstains'] for ballot in ballots)
    return {'entitled': entitled, 'withChoice': len(ballots) - abstentions, 'abstentions': abstentions,
            'noAnswer': entitled - len(ballots)}


def tally(marks):
    found = {}
    for mark in marks:
        if mark is not None:
            found[str(mark)] = found.get(str(mark), 0) + 1
    return found


def hide_small(figures):
    """No choices of a group behind which fewer than five ballots stand, nor what would give them away by subtraction."""
    behind = 0
    for figure in sorted((one for one in figures if one['withChoice'] > 0), key=lambda one: one['withChoice']):
        if figure['withChoice'] >= 5 and (behind == 0 or behind >= 5):
            break
        figure['votes'] = None
        behind += figure['withChoice']


# --- The program -------------------------------------------------------------------------------------------------------------------

def verify(text, key=None, entry=None, receipts=()):
    """All checks in order, as number, name, state (pass, fail, skipped, notDone) and what is wrong."""
    names = NAMES if receipts else NAMES[:-1]
    try:
        record = read_value(text)
        place = misfit(record, SCHEMA)
        if place is not None:
            raise Fault(f'at {place} it has not the form of a record')
        is_secret = record['manifest']['secrecy'] == 'secret'
        if any(('id' in ballot) != is_secret for ballot in record['ballots']):
            raise Fault('a ballot is not of the kind that the secrecy of the round asks for')
    except Fault as fault:
        return [(n, name, 'fail' if n == 1 else 'skipped', str(fault) if n == 1 else '') for n, name in enumerate(names, 1)]
    verifier = Verifier(record, key, entry, receipts)
    found = [(1, 'form', 'pass', '')]
    for n, name in enumerate(names[1:], 2):
        state, says = 'pass', ''
        try:
            getattr(verifier, 'manifest_check' if name == 'manifest' else name)()
        except NotDone as reason:
            state, says = 'notDone', str(reason)
        except (Fault, ValueError, KeyError, TypeError, AttributeError, OverflowError) as fault:
            state, says = 'fail', str(fault)
        found.append((n, name, state, says))
    return found


def batch():
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(verify(asked['text'], asked.get('key'), asked.get('entry'), asked.get('receipts', ()))))


def main(arguments):
    if arguments == ['--batch']:
        batch()
        return 0
    file, options, receipts = None, {}, []
    while arguments:
        word = arguments.pop(0)
        if word == '--json':
            options['json'] = True
        elif word in ('--key', '--entry') and arguments and re.fullmatch('[0-9a-fA-F]{64}', arguments[0]):
            options[word[2:]] = arguments.pop(0).lower()
        elif word == '--receipt' and arguments:
            receipts.append(read_receipt(arguments.pop(0)))
        elif not word.startswith('-') and file is None:
            file = word
        else:
            file = None
            break
    if file is None:
        print(__doc__, file=sys.stderr)
        return 2
    with open(file, 'rb') as opened:
        data = opened.read()
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        text = ''
    found = verify(text, options.get('key'), options.get('entry'), receipts)
    if options.get('json'):
        print(json.dumps([dict(zip(('n', 'name', 'state', 'says'), check)) for check in found], indent=2))
    else:
        for n, name, state, says in found:
            print(f'{n:2}  {state:8}{name}{": " + says if says else ""}')
    return 1 if any(state in ('fail', 'skipped') for _, _, state, _ in found) else 0


def read_receipt(given):
    code = re.fullmatch('([2-9A-Z]{4})-?([2-9A-Z]{4})', given.upper())
    if code:
        return f'{code[1]}-{code[2]}'
    with open(given, encoding='utf-8') as opened:
        return json.load(opened)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
