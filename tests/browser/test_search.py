"""What a user in trouble types into the search leads to the answer:
within the first three places, with cause and repair."""
from urllib.parse import quote

import pytest

from publish import questions, structure

ASKED = {   # the 25 questions that practice asks: words typed, and how the question begins
    "eval differs from train": "Why is my model's", "batch of one": "Why does a batch of one",
    "momentum PyTorch Keras": "What is momentum in batch norm",
    "biased unbiased running_var": "Is the variance divided",
    "bias=False before BatchNorm": "Do I need a bias", "fuse conv bn": "How is batch norm folded",
    "padding mask BatchNorm": "Do pads spoil", "why LayerNorm in transformer": "Why do transformers use",
    "LayerNorm over tokens or features": "Is layer norm taken", "pre-LN or post-LN": "Pre-norm or post-norm",
    "GroupNorm(1, C)": "Is GroupNorm with one group", "SyncBatchNorm": "What does SyncBatchNorm",
    "freeze batch norm": "How do I freeze",
    "rsqrt": "What does rsqrt", "RMSNorm mean subtraction": "Why may an RMS norm",
    "layer_norm_eps": "Which eps do I need",
    "batch mates leak": "Can one example", "BatchNorm before or after ReLU": "Does the norm belong",
    "Dropout BatchNorm": "May dropout stand",
    "gradient accumulation": "Is gradient accumulation", "weight decay gamma beta": "Should gamma and beta",
    "running_mean NaN": "Why are my running",
    "track_running_stats": "What does track_running_stats", "num_batches_tracked": "What is num_batches_tracked",
    "float16 NaN eps": "Why is my layer norm NaN",
}
TYPED = {   # symptoms as they are typed, and the first place that they must lead to
    "accuracy drops in eval mode":
        "questions.html#why-is-my-model-s-accuracy-good-in-train-mode-and-bad-in-eval-mode"
        " symptoms.html#ports",
    "NaN after loading": "symptoms.html#halves", "loss fine, samples garbage": "symptoms.html#sees_ahead",
    "fine-tuned with frozen batchnorm but outputs change":
        "symptoms.html#freezes questions.html#how-do-i-freeze-batch-norm",
    "validation loss worse after first eval": "symptoms.html#evaluates",
    "Expected more than 1 value per channel when training": "questions.html#why-does-a-batch-of-one-fail-in-train-mode",
    "rmsnorm bf16 wrong output": "symptoms.html#shrinks", "gradient checkpointing batchnorm different results":
        "symptoms.html#recomputes "
        "questions.html#does-activation-or-gradient-checkpointing-change-batch-norm-s-running-mean",
    "syncbn wrong variance different batch size gpus": "symptoms.html#synchronizes",
    "ema model bad accuracy": "questions.html#do-averaged-weights-need-statistics-of-their-own",
    "running mean stuck at zero": "symptoms.html#ports", "nan outputs after model.half()": "symptoms.html#halves",
    "transformer cheating sees future tokens": "symptoms.html#sees_ahead",
    "frozen backbone batchnorm statistics still changing": "symptoms.html#freezes",
    "batch norm error with single image": "questions.html#why-does-a-batch-of-one-fail-in-train-mode",
    "different logits than huggingface gemma": "symptoms.html#loads",
    "inference depends on other images in batch":
        "questions.html#can-one-example-s-output-depend-on-the-others-in-the-batch",
    "overflow inf in rmsnorm fp16": "questions.html#why-is-my-rms-norm-nan-infinite-or-0-in-float16",
    "froze backbone requires_grad=False but its outputs still change":
        "questions.html#i-set-requires-grad-false-why-does-the-norm-still-change",
    "accuracy drops model.eval()": "questions.html#why-is-my-model-s-accuracy-good-in-train-mode-and-bad-in-eval-mode",
    "validation accuracy much worse with model.eval() than model.train()":
        "questions.html#why-is-my-model-s-accuracy-good-in-train-mode-and-bad-in-eval-mode",
    "contrastive loss drops to zero quickly but linear probe is bad":
        "questions.html#why-does-my-contrastive-loss-fall-at-once-and-the-features-are-useless",
    "padding affects predictions of other sentences in batch": "questions.html#do-pads-spoil-batch-norm",
    "4 gpus batch size 2 worse accuracy than 1 gpu":
        "questions.html#are-the-statistics-shared-under-dataparallel-or-ddp",
    "my own layernorm does not match pytorch": "questions.html#why-does-my-own-layer-norm-differ-from-nn-layernorm",
    "accuracy drops after merging lora":
        "questions.html#why-does-a-model-with-an-adapter-answer-differently-after-loading",
    "gradient checkpointing running_mean different":
        "questions.html#does-activation-or-gradient-checkpointing-change-batch-norm-s-running-mean",
    "fuse conv bn small numerical differences": "questions.html#why-does-my-exported-onnx-model-answer-differently",
    "validation loss fluctuates":
        "questions.html#why-does-the-validation-loss-jump-from-epoch-to-epoch-while-the-training-loss-is-smooth",
    "keras unfreeze base model accuracy collapses":
        "questions.html#why-does-the-accuracy-collapse-when-i-unfreeze-the-base-model-in-keras",
    "ported tensorflow weights slightly different": "questions.html#which-eps-do-i-need-for-ported-weights",
    "swa averaged model terrible accuracy": "questions.html#do-averaged-weights-need-statistics-of-their-own",
    "RMSNorm nan in fp16": "questions.html#why-is-my-rms-norm-nan-infinite-or-0-in-float16",
    "padding tokens change the output of batchnorm": "questions.html#do-pads-spoil-batch-norm",
    "gradient checkpointing running mean updated twice":
        "questions.html#does-activation-or-gradient-checkpointing-change-batch-norm-s-running-mean",
    "flax batch_stats not updating mutable":
        "questions.html#flax-says-that-batch-stats-is-immutable-or-empty-what-is-missing",
    "DDP inplace operation two forward passes":
        "questions.html#why-does-ddp-complain-of-an-inplace-operation-when-my-network-has-batch-norm",
    "RuntimeError: running_mean should contain 36 elements not 2048":
        "questions.html#why-does-batchnorm-say-that-running-mean-should-contain-another-number-of-elements",
    "unfrozen backbone, freezing batch norm": "questions.html#how-do-i-freeze-batch-norm",
}


@pytest.fixture(scope="module")
def found(chromium, built):
    """What is called with words types them into the search, and returns the page that shows what it finds."""
    page = chromium.new_page()
    page.goto(f"{built.as_uri()}/search.html")

    def search(words):
        page.get_by_role("searchbox", name="Search for").fill(words)
        page.locator("#found li").first.wait_for()
        return page

    yield search
    page.close()


@pytest.fixture(scope="module")
def told(chromium, built):
    """What is called with the address of a place on a page of the site returns what stands there."""
    pages = {name: chromium.new_page() for name in ("questions.html", "symptoms.html")}
    for name, page in pages.items():
        page.goto(f"{built.as_uri()}/{name}")

    def at(address):
        name, _, place = address.partition("#")
        pages[name].evaluate("place => { location.hash = place; }", place)
        return pages[name].locator(":target, dt:target + dd").all_inner_texts()

    yield at
    for page in pages.values():
        page.close()


def places(page):
    """The addresses of the first three places that the search shows."""
    return [link.get_attribute("href") for link in page.locator("#found a").all()[:3]]


def test_every_question_that_practice_asks_is_found_by_its_words(found):
    rows, lost = questions.load_rows(), {}
    for words, start in ASKED.items():
        (question,) = [row["question"] for row in rows if row["question"].startswith(start)]
        if f"questions.html#{structure.slug(question)}" not in (shown := places(found(words))):
            lost[words] = shown
    assert len(ASKED) == 25 and not lost


@pytest.mark.parametrize("words", TYPED)
def test_a_symptom_leads_to_its_cause_and_repair_at_once(found, told, words):
    address = places(found(words))[0]
    assert address in TYPED[words].split()
    shown = told(address)
    assert "Repair:" in "".join(shown) and (address.startswith("questions") or "Cause:" in shown[0])


def test_results_appear_while_one_types_and_the_words_stay_in_the_address(chromium, built):
    page = chromium.new_page()
    page.goto(f"{built.as_uri()}/search.html")
    box = page.get_by_role("searchbox", name="Search for")
    box.press_sequentially("padding other sentences")
    assert places(page)[0] == "questions.html#do-pads-spoil-batch-norm"
    assert page.url.endswith("?q=padding%20other%20sentences")
    box.fill("")
    assert not places(page) and page.locator("#count").inner_text().startswith("Type a word")
    page.close()


def test_every_page_has_a_box_for_24_letters_and_a_button(chromium, built):
    page = chromium.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{built.as_uri()}/index.html")
    box = page.get_by_role("searchbox", name="Search the course")
    assert box.evaluate("""box => {
        box.value = "batch norm in eval mode w";
        return box.scrollWidth <= box.clientWidth;
    }""")
    assert page.locator(".bar").evaluate("bar => bar.getBoundingClientRect().height") < 70
    page.get_by_role("button", name="Search").click()
    page.locator("#found li").first.wait_for()
    page.close()


def test_the_words_to_find_a_place_by_are_not_shown(found, chromium, built):
    assert "SimCLR" not in found("linear probe contrastive").locator("#found").inner_text()
    page = chromium.new_page()
    page.goto(f"{built.as_uri()}/questions.html")
    assert "SimCLR" not in page.locator("main").inner_text() and page.locator("dd pre").count() > 80
    page.close()


def test_words_that_stand_nowhere_together_lead_to_most_of_them(found, built):
    page = found("llama generates garbage low loss")
    assert places(page)[0] == "symptoms.html#sees_ahead"
    assert "no place has all words" in page.locator("#count").inner_text()


@pytest.mark.parametrize(("words", "named", "listed"), [
    ("zebra xylophone", '"zebra" or "xylophone"', False), ("zebra xylophone padding", '"zebra" or "xylophone"', False),
    ("zebra padding", '"zebra"', True)])
def test_a_word_that_stands_nowhere_is_named_and_nothing_irrelevant_is_listed(chromium, built, words, named, listed):
    page = chromium.new_page()
    page.goto(f"{built.as_uri()}/search.html?q={quote(words)}")
    assert page.locator("#count").inner_text().startswith(f"Nothing here speaks of {named}. ")
    shown = [one.inner_text().lower() for one in page.locator("#found li").all()]
    page.close()
    assert bool(shown) == listed and all("pad" in one for one in shown)
