import kinds
from kinds import Denoise, Fft
from stage import Stage
from sagemaker.workflow.pipeline import Pipeline

left, right = Denoise["Left", "Right"]
assert Denoise("Left") is left and len(Denoise) == 2


class Spectrum(Fft, size="xlarge"):
    def reads(self, *stages):
        super().reads(*stages)
        if len(self.sources) > 1:
            self.set(mode="stereo")
        return self

    @classmethod
    def of(cls, *stages, **options):
        return cls("+".join(s.name for s in stages).replace("+", "And")).reads(*stages).set(**options)


both = Spectrum.of(left, right, window="hann")
mono = Fft("Mono").reads(left, right).but_not(left)
peaks = kinds.Peaks().reads(both).set(top=5)
for kind in ("Kurtosis", "Rms"):
    getattr(kinds, kind)().reads(*Fft).set(kind=kind)
final = kinds.Report("Final").reads(*(s for s in Stage if s.name != "Final" and not s.sources or type(s).size == "large"))
try:
    kinds._private
except AttributeError as e:
    final.set(note=str(e).split("'")[3])

steps = [s.step for s in Stage]
final.step.add_depends_on([peaks.step])
pipeline = Pipeline(name="signal-" + "-".join(dir(kinds)), steps=steps[::-1], sagemaker_session=Stage.session)
pipeline.upsert(Stage.role)
