"""A hand that moves the controls of an explorer on a page."""

# What moves in the picture, as SVG; and all words.
PICTURE = "[...root.querySelectorAll('.explorer-strip svg')].map(svg => svg.lastElementChild.innerHTML).join('|')"
WORDS = """[root.querySelector('.explorer-summary').textContent,
    root.querySelector('.explorer-strip svg')?.getAttribute('aria-label'),
    ...[...root.querySelectorAll('dl > *')].map(e => e.textContent)]"""
SHOWN = f"root => [{PICTURE}, ...{WORDS}]"
ENDS = {"range": ("End", "Home"), "select-one": ("ArrowDown", "ArrowUp")}
# Collects what stands on the page together after each change; looking at every display frame keeps a processor busy.
WATCH = f"""root => {{ const seen = new Set(), shown = {SHOWN}, look = () => seen.add(JSON.stringify(shown(root)));
    const watch = new MutationObserver(look);
    watch.observe(root, {{ subtree: true, childList: true, characterData: true, attributes: true }});
    root.seen = () => (watch.disconnect(), [...seen]);
    look(); }}"""
SEEN = "root => root.seen().map(text => JSON.parse(text))"
# What moves, as the page writes it, for each of the frames that Python drew.
DRAWN = """(root, frames) => { const id = root.querySelector('.explorer-problem').id.replace('-problem', '');
    return frames.map(frame => frame.map((content, k) => {
        const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
        group.innerHTML = content.replaceAll('\ue000', `${id}-${k}-`);
        return group.innerHTML; }).join('|')); }"""
# The picture, the problem and the words, when this problem and these words have come, or after ten seconds.
ARRIVED = f"""async (root, wanted) => {{ const goal = JSON.stringify(wanted);
    const now = () => [root.querySelector('[role=alert]').textContent, ...{WORDS}];
    const there = () => !root.hasAttribute('aria-busy') && JSON.stringify(now()) === goal;
    if (!there()) await new Promise(done => {{
        const watch = new MutationObserver(() => {{ if (there()) end(); }});
        const late = setTimeout(() => end(), 10_000), end = () => {{ watch.disconnect(); clearTimeout(late); done(); }};
        watch.observe(root, {{ subtree: true, childList: true, characterData: true, attributes: true }}); }});
    return [{PICTURE}, ...now()]; }}"""
STILL = f"root => JSON.stringify(({SHOWN})(root))"


def move(root):
    """Press each control of an explorer to both ends and wait until it shows something else;
    yields after each press."""
    for control in root.locator(".explorer-controls :is(input[type=range], select)").all():
        moved = 0
        for key in ENDS[control.evaluate("e => e.type")]:
            value, shown = control.input_value(), root.evaluate(STILL)
            control.press(key)
            if control.input_value() != value:
                moved += 1
                root.page.wait_for_function(f"([root, shown]) => ({STILL})(root) !== shown",
                                            arg=[root.element_handle(), shown])
                yield
        assert moved, control.get_attribute("id")
        root.get_by_role("button", name="Reset").click()


class Hand:
    """Moves the controls of one explorer on the page, and compares what it shows with what Python answers."""

    def __init__(self, page, root, explorer):
        self.page, self.root, self.explorer = page, root, explorer
        self.start, self.answers, self.shown = dict(self.explorer.state), set(), None
        self.see({})
        self.root.evaluate(WATCH)

    def answer(self, change):
        """(words, frame, problem) of Python for the start, changed; where it refuses, nothing moves."""
        controls = self.explorer.controls
        try:
            state = {key: controls[key].read(value) for key, value in {**self.start, **change}.items()}
            reply = self.explorer.answer(state)
        except ValueError as problem:
            return *self.shown, str(problem)
        words = [reply["summary"], reply["alt"], *(text for pair in reply["numbers"] for text in pair)]
        self.answers.add((tuple(words), tuple(reply["frame"])))
        return words, reply["frame"], ""

    def see(self, change, problem=None):
        """Wait until the page shows what Python answers; `problem`: what the page itself says instead."""
        *self.shown, refusal = self.answer(change)
        words, frame = self.shown
        problem = refusal if problem is None else problem
        picture, *shown = self.root.evaluate(ARRIVED, [problem, *words])
        assert shown == [problem, *words], f"{change}: {shown} instead of {[problem, *words]}"
        assert [picture] == self.drawn([frame]), f"{change}: another picture than Python draws"

    def drawn(self, frames):
        """These frames as the page writes them."""
        return self.root.evaluate(DRAWN, [list(frame) for frame in frames])

    def control(self, key):
        """The element of a control."""
        return self.root.locator(f".explorer-controls [id$='-{key}']")

    def press(self, name):
        """The button of that name, by the keyboard."""
        self.root.get_by_role("button", name=name, exact=True).press("Enter")

    def reset(self):
        """Back to the start, by the button."""
        self.press("Reset")
        self.see({})

    def check_every_frame(self):
        """After each change since the beginning the page showed picture and words of one and the same state."""
        words, frames = zip(*self.answers)
        known = set(zip(words, self.drawn(frames)))
        for picture, *said in self.root.evaluate(SEEN):
            assert (tuple(said), picture) in known, f"no state asked for has this picture and these words: {said}"
