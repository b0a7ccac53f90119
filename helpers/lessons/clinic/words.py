"""The words in which people tell of each bug of the clinic, for those who search."""
WORDS = {
    "evaluates":
        "model.eval() never returns to model.train(); validation loss worse after eval; overfits after first "
        "validation; dropout disabled; running stats frozen",
    "freezes":
        "fine-tuned model with frozen BatchNorm: outputs change; requires_grad=False; eval() undone by "
        "model.train(); backbone running_mean running_var statistics still change, still update",
    "ports":
        "good train bad eval test accuracy; predicts the same class for every input at inference; ported from "
        "TensorFlow or Keras; momentum=0; decay; running_mean stuck at zero, running_var stays 1",
    "sees_ahead":
        "language model generates nonsense; transformer cheats, sees future tokens; training loss and "
        "perplexity too low; RMSNorm over tokens; causal leak, looks into the future",
    "loads":
        "Gemma RMSNorm (1 + weight) offset zero-centred checkpoint in Llama-style norm; different logits than "
        "Hugging Face transformers, near zero or twice too large",
    "halves":
        "nan fp16 float16 mixed precision amp model.half() layer norm eps=1e-12 layer_norm_eps inference "
        "overflow inf",
    "shrinks":
        "bf16 RMSNorm eps=None finfo eps small variance output too small mismatch wrong scale",
    "recomputes":
        "activation checkpointing gradient checkpoint torch.utils.checkpoint recompute batch norm running "
        "stats updated twice, momentum too large, not reproducible",
    "follows":
        "DQN polyak update target network batch norm buffers not copied, only parameters(); soft update; "
        "reinforcement learning unstable agent; EMA mean teacher momentum encoder",
    "synchronizes":
        "SyncBatchNorm DDP multi-GPU different batch size per GPU, last batch smaller, wrong variance, loss "
        "jumps at the end of an epoch",
}
