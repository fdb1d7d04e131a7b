from dataclasses import dataclass, field
from typing import List

from lazy import LazyPipeline, step


@dataclass
class GermlineConfig:
    samples: List[str] = field(default_factory=lambda: ["NA12878"])
    genome: str = "hg38"
    trio: bool = False


@dataclass
class SomaticConfig(GermlineConfig):
    normals: dict = field(default_factory=dict)


class QcMixin:
    @step
    def fastqc(self):
        return {s: self.run(f"fastqc-{s}", f"s3://genomes/{s}") for s in self.config.samples}

    @step
    def multiqc(self):
        return self.run("multiqc", *self.fastqc.values())

    def machine(self, cpus):
        return super().machine(16 if cpus > 4 else cpus)


class Germline(QcMixin, LazyPipeline[GermlineConfig]):
    @step
    def calls(self):
        return [self.run(f"call-{s}", self.aligned[s], cpus=16, outs=("vcf", "gvcf")) for s in self.config.samples]

    @step
    def aligned(self):
        return {s: self.run(f"align-{self.config.genome}-{s}", self.fastqc[s], cpus=16) for s in self.config.samples}

    @step
    def joint(self):
        if len(self.calls) < 2:
            return None
        return self.run("joint", *((c, "gvcf") for c in self.calls))

    @step
    def annotate(self):
        return self.run("annotate", self.joint or (self.calls[0], "vcf"))


class Somatic(Germline, LazyPipeline[SomaticConfig]):
    multiqc = None

    @step
    def calls(self):
        normals = self.config.normals
        return [self.run(f"mutect-{t}", self.aligned[t], *([self.aligned[n]] if (n := normals.get(t)) else []), outs=("vcf", "gvcf"))
                for t in self.config.samples if t not in normals.values()]

    @step
    def annotate(self):
        base = Germline.annotate.func(self)
        signatures = self.run("signatures", base)
        return signatures


single = Germline().pipeline
cohort = Germline(samples=["mother", "father", "child"], trio=True).pipeline
tumour = Somatic(samples=["t1", "n1", "t2"], normals={"t1": "n1"}, genome="t2t").pipeline
