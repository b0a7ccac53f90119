"""What a user in trouble types into the search leads to the answer:
within the first three places, with cause and repair."""
from urllib.parse import quote

import pytest

from publish import frame, questions

ASKED = {   # the 25 questions that practice asks: words typed, and how the question begins
    "eval differs from train": "Why is my model good", "batch of one": "Why does a batch of one",
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
    "accuracy drops in eval mode": "questions.html#why-is-my-model-good-in-train-mode-and-bad-in-eval-mode "
                                   "symptoms.html#ports",
    "NaN after loading": "symptoms.html#halves", "loss fine, samples garbage": "symptoms.html#sees_ahead",
    "fine-tuned with frozen batchnorm but outputs change":
        "symptoms.html#freezes questions.html#how-do-i-freeze-batch-norm",
    "validation loss worse after first eval": "symptoms.html#evaluates",
    "Expected more than 1 value per channel when training": "questions.html#why-does-a-batch-of-one-fail-in-train-mode",
    "rmsnorm bf16 wrong output": "symptoms.html#shrinks", "gradient checkpointing batchnorm different results":
        "symptoms.html#recomputes questions.html#does-activation-checkpointing-change-batch-norm",
    "syncbn wrong variance different batch size gpus": "symptoms.html#synchronizes",
    "ema model bad accuracy": "questions.html#do-averaged-weights-need-statistics-of-their-own",
    "running mean stuck at zero": "symptoms.html#ports", "nan outputs after model.half()": "symptoms.html#halves",
    "transformer cheating sees future tokens": "symptoms.html#sees_ahead",
    "frozen backbone batchnorm statistics still changing": "symptoms.html#freezes",
    "batch norm error with single image": "questions.html#why-does-a-batch-of-one-fail-in-train-mode",
    "different logits than huggingface gemma": "symptoms.html#loads",
    "inference depends on other images in batch":
        "questions.html#can-one-example-s-output-depend-on-the-others-in-the-batch",
    "overflow inf in rmsnorm fp16": "questions.html#why-does-an-rms-norm-overflow-in-float16",
    "froze backbone requires_grad=False but its outputs still change": "symptoms.html#freezes",
    "keras unfreeze base model accuracy collapses":
        "questions.html#why-does-the-accuracy-collapse-when-i-unfreeze-the-base-model-in-keras",
    "ported tensorflow weights slightly different": "questions.html#which-eps-do-i-need-for-ported-weights",
    "swa averaged model terrible accuracy": "questions.html#do-averaged-weights-need-statistics-of-their-own",
    "RMSNorm nan in fp16": "questions.html#why-is-my-layer-norm-nan-in-half-precision",
    "padding tokens change the output of batchnorm": "questions.html#do-pads-spoil-batch-norm",
    "gradient checkpointing running mean updated twice":
        "questions.html#does-activation-checkpointing-change-batch-norm",
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
    """What is called with words shows what the search finds for them, and returns the page."""
    page = chromium.new_page()

    def search(words):
        page.goto(f"{built.as_uri()}/search.html?q={quote(words)}")
        page.locator("#found li").first.wait_for()
        return page

    yield search
    page.close()


def places(page):
    """The addresses of the first three places that the search shows."""
    return [link.get_attribute("href") for link in page.locator("#found a").all()[:3]]


def test_every_question_that_practice_asks_is_found_by_its_words(found):
    rows, lost = questions.load_rows(), {}
    for words, start in ASKED.items():
        (question,) = [row["question"] for row in rows if row["question"].startswith(start)]
        if f"questions.html#{frame.slug(question)}" not in (shown := places(found(words))):
            lost[words] = shown
    assert len(ASKED) == 25 and not lost


@pytest.mark.parametrize("words", TYPED)
def test_a_symptom_leads_to_its_cause_and_repair_at_once(found, built, words):
    page = found(words)
    page.locator("#found a").first.click()
    page.wait_for_function("document.querySelector(':target')")
    address = page.url.removeprefix(f"{built.as_uri()}/")
    shown = page.locator(":target").inner_text()
    assert address in TYPED[words].split()
    assert address.startswith("questions") or "Cause:" in shown and "Repair:" in shown


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
